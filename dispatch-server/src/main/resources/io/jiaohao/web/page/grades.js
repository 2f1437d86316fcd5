// The five grades, best first. Each has words and a face of its own, so that no colour has to tell
// them apart; none is chosen beforehand.

import {learn, say} from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const MOUTH_Y = 15.5;
const BEND = 2.4;
const MIDDLE = 3;

learn({
  zh: {
    grade5: '非常满意',
    grade4: '满意',
    grade3: '基本满意',
    grade2: '不满意',
    grade1: '非常不满意',
  },
  en: {
    grade5: 'Very satisfied',
    grade4: 'Satisfied',
    grade3: 'Fairly satisfied',
    grade2: 'Dissatisfied',
    grade1: 'Very dissatisfied',
  },
});

export const GRADES = [5, 4, 3, 2, 1];

export const gradeWords = grade => say(`grade${grade}`);

function draw(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}

// The mouth bends as the grade does.
export function faceOf(grade) {
  const face = draw('svg', {viewBox: '0 0 24 24', class: 'face', 'aria-hidden': 'true'});
  const bend = (grade - MIDDLE) * BEND;
  face.append(
      draw('circle', {cx: 12, cy: 12, r: 10.5}),
      draw('circle', {cx: 8.3, cy: 9.5, r: 1.2, class: 'eye'}),
      draw('circle', {cx: 15.7, cy: 9.5, r: 1.2, class: 'eye'}),
      draw('path', {d: `M7.5 ${MOUTH_Y - bend / 3} Q12 ${MOUTH_Y + bend} 16.5 ${MOUTH_Y - bend / 3}`}));
  return face;
}
