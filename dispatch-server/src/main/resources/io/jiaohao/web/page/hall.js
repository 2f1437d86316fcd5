// The hall's plan as pages know it: names, who serves what, the lists of codes.

import {showNoServer} from './page.js';
import {named} from './words.js';

const RETRY_MS = 2_000;

let plan = null;
let services = new Map();
let zones = new Map();
let wings = new Map();
let windows = new Map();
let classes = new Map();

const byId = list => new Map(list.map(one => [one.id, one]));

// Reads the plan, trying again until it is there.
export async function readPlan() {
  for (;;) {
    try {
      const answer = await fetch('/hall/plan');
      if (answer.ok) {
        take(await answer.json());
        return plan;
      }
    } catch {
      // Asked again below, like a server that is not ready yet.
    }
    showNoServer();
    await new Promise(resolve => setTimeout(resolve, RETRY_MS));
  }
}

function take(told) {
  plan = told;
  services = byId(told.services);
  zones = byId(told.zones);
  wings = byId(told.wings);
  windows = byId(told.windows);
  classes = byId(told.classes);
}

export const planNow = () => plan;
export const serviceOf = id => services.get(id);
export const windowOf = id => windows.get(id);
export const zoneOf = id => zones.get(id);
export const wingOf = id => wings.get(id);

const nameIn = map => id => (map.has(id) ? named(map.get(id).name) || id : id);
export const serviceName = id => nameIn(services)(id);
export const zoneName = id => nameIn(zones)(id);
export const wingName = id => nameIn(wings)(id);
export const className = id => nameIn(classes)(id);

// The zone of a window: that of the service it serves first.
export function zoneOfWindow(id) {
  const first = windows.get(id)?.serves[0];
  return services.get(first)?.zone ?? '';
}

// Services that some window of the wing serves, in the plan's order.
export function servicesIn(wing, zone) {
  const served = new Set(
      plan.windows.filter(window => window.wing === wing).flatMap(window => window.serves));
  return plan.services.filter(service => service.zone === zone && served.has(service.id));
}

// The other wings in which a zone has windows.
export function wingsOfZone(zone, except) {
  return plan.wings.filter(wing => wing.id !== except && servicesIn(wing.id, zone).length > 0);
}

// What a visitor gets who says nothing: the first class without a head start.
export const walkIn = () => plan.classes.find(one => one.headStartMs === 0)?.id ?? '';
