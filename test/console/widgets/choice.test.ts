import { view } from '../../../src/console/index.js';
import { askedSince, openItem, press, ready, shown } from '../../support/console-walk.js';

const question = press(openItem(ready(), 'Save Support Report'), 'enter');
const kinds = (...presses: readonly string[]): readonly string[] =>
  askedSince(question, press(question, ...presses)).map(({ kind }) => kind);

test('the last question shows both answers, No first', () => {
  const { dialogue } = view(question.state);
  expect(dialogue).toMatchObject({
    kind: 'page',
    answers: { labels: ['No', 'Yes: Save it'], selected: 0 },
  });
});

test.each([[['type:y']], [['type:Y']], [['f8']], [['tab', 'enter']], [['right', 'enter']]])(
  '%j says yes',
  (presses) => {
    expect(kinds(...presses)).toEqual(['saveReport']);
  },
);

test.each([
  [['enter']],
  [['type:n']],
  [['escape']],
  [['tab', 'tab', 'enter']],
  [['left', 'left', 'enter']],
])('%j says no, and the page before is back', (presses) => {
  expect(kinds(...presses)).toEqual([]);
  expect(shown(press(question, ...presses))).toContain('Where is the report saved?');
});

test('any other key changes nothing', () => {
  for (const key of ['type:x', 'f5', 'up', 'home', 'backspace'])
    expect(shown(press(question, key))).toEqual(shown(question));
});
