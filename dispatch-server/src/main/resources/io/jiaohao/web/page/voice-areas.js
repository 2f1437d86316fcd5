// Which board speaks for each part of the hall that boards watch, in words.

import {named, say} from './words.js';

// "E/A/" is a zone of a wing, "E//" a wing, "//" the hall: as a Snapshot names what is watched.
function nameOf(area, hall) {
  const [wing, zone] = area.split('/');
  const place = hall.zones.find(one => (wing === '' || one.wing === wing)
      && (zone === '' || one.zone === zone));
  const names = [wing === '' ? '' : named(place?.wingName ?? {zh: wing, en: wing}),
    zone === '' ? '' : named(place?.zoneName ?? {zh: zone, en: zone})].filter(Boolean);
  return names.length === 0 ? say('wholeHall') : names.join(' · ');
}

// [{name, speaker, locked, words}], a part of the hall each; speaker is empty where nobody speaks.
export function voiceAreas(devices, hall) {
  const areas = new Map();
  for (const device of devices.filter(one => one.voice !== undefined)) {
    areas.set(device.area, [...(areas.get(device.area) ?? []), device]);
  }
  return [...areas].map(([area, boards]) => {
    const name = nameOf(area, hall);
    const speaker = boards.find(one => one.voice === 'speaks')?.id ?? '';
    const locked = boards.filter(one => one.voice === 'locked').map(one => one.id);
    return {name, speaker, locked,
      words: speaker === '' ? say('voiceNobody', name) : say('voiceSpeaks', name, speaker)};
  });
}
