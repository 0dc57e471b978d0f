import { view } from '../../src/console/index.js';
import { helpOn, helpParts } from '../../src/console/help/help.js';
import { allItems, menuAt } from '../../src/console/menu/menu.js';
import { choiceSteps } from '../../src/console/reset/steps/step-order.js';
import { fieldWords } from '../../src/text/index.js';
import {
  openItem,
  press,
  ready,
  shown,
  start,
  tell,
  title,
  type Walk,
} from '../support/console-walk.js';
import { helpPages as help } from '../support/help-pages.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';
import { dhcp } from './reset/walk-words.js';

const helped = (columns = 80, rows = 24): Walk =>
  tell(
    start(columns, rows, { help }),
    { kind: 'facts', facts: hostFacts() },
    { kind: 'status', status: hostStatus() },
  );
const sectionsOf = (topic: string): readonly string[] =>
  Array.from(help[topic]?.matchAll(/^\[(.*?)\] /gmu) ?? [], ([, name = '']) => name);
const heading = (walk: Walk): string => shown(walk)[1] ?? '';

test('every item of the menus has a help page of its own subject', () => {
  for (const place of allItems()) {
    const walk = helped();
    const { state } = walk;
    const { topic } = helpOn({ ...state, menu: menuAt(state.menu, place) });
    expect(Object.keys(help)).toContain(topic);
  }
});

test.each([
  ['Emergency Network Reset', [], 'Emergency Network Reset'],
  ['Test Network', [], 'What to test'],
  ['Test Network', ['end', 'enter'], 'Whom to ping'],
  ['Reboot', [], 'The VMs that still run'],
  ['Reboot', ['down', 'enter', 'f8'], 'While something is being done'],
  ['Change Password', [], 'Present password'],
])(
  'F1 in the dialogue %s %j is about it, and Esc is back where one was',
  (label, presses, words) => {
    const at = press(openItem(helped(), label), ...presses);
    const page = press(at, 'f1');
    expect(title(page)).toBe('Help');
    expect(heading(page)).toBe(words);
    expect(shown(page)).toContain('Keys everywhere');
    for (const key of ['escape', 'f1', 'enter']) expect(shown(press(page, key))).toEqual(shown(at));
  },
);

test('every list, every field and the preview of the reset has its section, once', () => {
  expect([...sectionsOf('reset')].sort()).toEqual(
    [...Object.keys(choiceSteps), ...Object.keys(fieldWords), 'preview'].sort(),
  );
});

test.each([
  ['the list of ports', ['enter'], 'Which network interface'],
  ['the modes of IPv4', ['enter', 'enter'], 'DHCP, static or none?'],
  ['the first field of a form', ['enter', 'enter', 'enter'], 'IP address'],
  ['another field of a form', ['enter', 'enter', 'enter', 'tab'], 'Netmask'],
  [
    'the interface names',
    ['enter', 'down', 'enter', 'home', 'enter', 'end', 'enter'],
    'Reset or keep the interface names?',
  ],
  ['the preview', dhcp, 'What will happen'],
  ['the word to type', [...dhcp, 'enter'], 'Type yes to start'],
  ['the reason', [...dhcp, 'enter', 'tab'], 'Reason'],
])('F1 in the reset on %s explains it, then the reset and the keys', (_, presses, words) => {
  const page = press(openItem(helped(), 'Emergency Network Reset'), ...presses, 'f1');
  expect(heading(page)).toBe(words);
  expect(shown(page)).toContain('Emergency Network Reset');
  expect(shown(page)).toContain('Keys everywhere');
  expect(shown(page).join(' ')).not.toContain('[');
});

test('F1 on the login form, the search and the menu', () => {
  const locked = tell(
    start(80, 24, { help, user: '', login: { user: 'root', hint: '', passwordSet: true } }),
    { kind: 'facts', facts: hostFacts() },
  );
  expect(heading(press(openItem(locked, 'Reboot'), 'f1'))).toBe('Password');
  expect(heading(press(helped(), 'type:/', 'f1'))).toBe('Find a menu item');
  expect(heading(press(helped(), 'f1'))).toBe('Status Display');
  expect(
    heading(
      tell(
        helped(),
        { kind: 'report', report: { planId: null, at: '', checks: [] }, waiting: false },
        { kind: 'key', key: 'f1' },
      ),
    ),
  ).toBe('Network reset: result');
});

test('? asks for help where nothing is typed, and is typed where something is', () => {
  expect(title(press(helped(), 'type:?'))).toBe('Help');
  expect(title(press(openItem(helped(), 'Test Network'), 'type:?'))).toBe('Help');
  const form = press(openItem(helped(), 'Test Network'), 'end', 'enter', 'type:?');
  expect(shown(form)).toContain('> Address or name: ?');
});

test('every text fits the smallest screen and scrolls to its end', () => {
  const places = Object.keys(help).flatMap((topic) =>
    ['', ...sectionsOf(topic)].map((section) => ({ topic, section, first: 0 })),
  );
  for (const place of places) {
    for (const part of helpParts(help[place.topic] ?? '', place.section))
      expect(part).toMatch(/^[A-Z].*\n(\n|$)/u);
    const walk = helped(60, 20);
    const page = press({ ...walk, state: { ...walk.state, help: place } }, 'end');
    const { dialogue } = view(page.state);
    if (dialogue?.kind !== 'page') throw new Error('no page');
    for (const line of dialogue.lines)
      expect(line.map(({ text }) => text).join('').length).toBeLessThanOrEqual(56);
    expect(dialogue.first).toBe(Math.max(0, dialogue.lines.length - 16));
  }
});

test('pages that are read later are there from then on', () => {
  expect(heading(press(tell(ready(), { kind: 'help', pages: help }), 'f1'))).toBe('Status Display');
});

test('without its text a page says so', () => {
  expect(shown(press(ready(), 'f1')).join(' ')).toContain('There is no help page for this.');
});
