import { view } from '../../src/console/index.js';
import { foundItems } from '../../src/console/help/find.js';
import { allItems, labelOf } from '../../src/console/menu/menu.js';
import { press, ready, shown, title } from '../support/console-walk.js';

const labels = (typed: string): readonly string[] =>
  foundItems(typed).map(({ item }) => labelOf(item));

test.each([
  ['ping', ['Test Network']],
  ['PING', ['Test Network']],
  ['blink light', ['Display NICs']],
  ['ntp', ['Network Time (NTP)']],
  ['restart', ['Reboot or Shutdown', 'Reboot']],
  ['emergency', ['Emergency Network Reset']],
  ['passw', ['Change Password']],
  ['nothing like it', []],
])('%j finds %j', (typed, found) => {
  expect(labels(typed)).toEqual(found);
});

test('nothing typed finds everything, and every item first by its own name', () => {
  expect(labels('')).toHaveLength(allItems().length);
  for (const { item } of allItems()) expect(labels(labelOf(item))[0]).toBe(labelOf(item));
});

test('Enter goes to the item under the bar; Esc from there leads over its menu', () => {
  const found = press(ready(), 'type:/', 'type:network');
  expect(title(found)).toBe('Find a menu item');
  const gone = press(found, 'down', 'down', 'enter');
  expect(shown(gone).slice(0, 2)).toEqual(['Network and Management Interface', 'DNS Servers']);
  expect(shown(press(gone, 'escape')).slice(0, 2)).toEqual([
    'Configuration',
    'Network and Management Interface',
  ]);
  expect(shown(press(ready(), 'type:/', 'type:shell', 'enter'))[1]).toBe('Local Command Shell');
});

test('words that find nothing say so, and Enter stays', () => {
  const none = press(ready(), 'type:/', 'type:zzz');
  expect(shown(none)).toEqual(['Find a menu item', 'No item matches. Esc goes back.']);
  expect(shown(press(none, 'enter'))).toEqual(shown(none));
  expect(shown(press(none, 'escape'))).toEqual(shown(ready()));
});

test('the bar wraps round and stays in sight on the smallest screen', () => {
  const last = press(ready(undefined, undefined, 60, 20), 'type:/', 'up');
  const { dialogue } = view(last.state);
  if (dialogue?.kind !== 'page') throw new Error('no page');
  expect(dialogue.lines[dialogue.first + 12]?.map(({ text }) => text).join('')).toContain('> Quit');
});
