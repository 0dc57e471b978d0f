import { openItem, press, ready, shown, title } from '../../support/console-walk.js';

const form = press(openItem(ready(), 'Temporary Address'), 'enter');
const filled = press(form, 'down', 'type:192.0.2.10/24', 'down', 'down', 'down', 'clear');

test.each(['0x10', '1e3', '60.0', '0', '1441', ''])('%j is no number of minutes', (minutes) => {
  const refused = press(filled, `type:${minutes}`, 'enter');
  expect(title(refused)).toBe(title(form));
  expect(shown(refused).join(' ')).toContain('enter a number from 1 to 1440.');
});

test('a number of minutes leads to the look at the wire', () => {
  const asked = press(filled, 'type:1440', 'enter');
  expect(title(asked)).toBe('Temporary Address: the wire');
  expect(asked.effects.at(-1)).toMatchObject({ kind: 'lookAtWire' });
});
