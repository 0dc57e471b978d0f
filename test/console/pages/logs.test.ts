import { known, unknown, type LogEnd } from '../../../src/model/index.js';
import { linesWith } from '../../../src/console/pages/logs.js';
import { view, type ConsoleEvent } from '../../../src/console/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  start,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

const log = (lines: readonly string[], more: Partial<LogEnd> = {}): ConsoleEvent => ({
  kind: 'log',
  log: 'xensource',
  found: known({ lines, earlier: false, ...more }),
});
const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}`);
/** The page of xensource.log with these lines. */
const opened = (lines: readonly string[], walk: Walk = ready()): Walk =>
  tell(press(openItem(walk, 'Logs'), 'enter'), log(lines));
const seen = (walk: Walk): string => shown(walk).join('\n');
/** The lines on a screen of this page. */
function onScreen(walk: Walk, rows: number): readonly string[] {
  const { dialogue } = view(walk.state);
  if (dialogue?.kind !== 'page') throw new Error('no page');
  return shown(walk)
    .slice(1)
    .slice(dialogue.first, dialogue.first + rows);
}

test('the log is read when it is opened, and its last lines are shown first', () => {
  const list = openItem(ready(), 'Logs');
  const reading = press(list, 'enter');
  expect(askedSince(list, reading)).toEqual([{ kind: 'readLog', log: 'xensource', follow: false }]);
  const page = tell(reading, log(numbered(90), { earlier: true }));
  expect(title(page)).toBe('Logs: xensource.log');
  expect(onScreen(page, 20).at(-1)).toBe('line 90');
  expect(onScreen(press(page, 'up'), 20).at(-1)).toBe('line 89');
  expect(onScreen(press(page, 'home'), 20)[0]).toBe(
    'There are earlier lines, which are not shown here.',
  );
});

test('what is followed stays at its end, unless somebody has scrolled away from it', () => {
  const page = press(opened(numbered(90)), 'type:f');
  expect(page.effects.at(-1)).toEqual({ kind: 'readLog', log: 'xensource', follow: true });
  const grown = tell(page, log(numbered(95)));
  expect(onScreen(grown, 20).at(-2)).toBe('line 95');
  const away = press(page, 'home');
  expect(onScreen(tell(away, log(numbered(95))), 20)[0]).toBe('line 1');
  expect(press(grown, 'type:f').effects.at(-1)).toEqual({ kind: 'stopLog' });
  expect(press(grown, 'escape').effects.at(-1)).toEqual({ kind: 'stopLog' });
});

test('only lines with all the words are shown, in either case, until the field is emptied', () => {
  const lines = ['eth0 is up', 'ERROR on eth1', 'error on eth0'];
  const page = press(opened(lines), 'type:s', 'type:Error ETH0', 'enter');
  expect(shown(page).slice(1)).toEqual(['error on eth0', 'Only lines with "Error ETH0"']);
  expect(seen(tell(page, log(['nothing'])))).toContain('No line has "Error ETH0".');
  expect(seen(press(page, 'type:s', 'clear', 'enter'))).toContain('eth0 is up');
  expect(linesWith(lines, '')).toEqual(lines);
});

test('on a slow line and line by line a page is short, and O and N go from page to page', () => {
  for (const more of [{ slowLine: true }, { byLine: true }]) {
    const walk = tell(start(80, 24, more), { kind: 'facts', facts: hostFacts() });
    const page = opened(numbered(40), walk);
    expect(shown(page).slice(1)).toEqual(numbered(40).slice(25));
    const older = press(page, 'type:o');
    expect(shown(older).slice(1)).toEqual(numbered(40).slice(10, 25));
    const oldest = press(older, 'type:o');
    expect(shown(oldest).slice(1)).toEqual(numbered(40).slice(0, 10));
    expect(shown(press(oldest, 'type:o'))).toEqual(shown(oldest));
    expect(shown(press(older, 'type:n'))).toEqual(shown(page));
  }
});

test.each([
  [unknown('absent', '/var/log/xensource.log'), 'This host has no such log.'],
  [
    unknown('unreadable', '/var/log/xensource.log: EIO'),
    'cannot be read: /var/log/xensource.log: EIO',
  ],
  [known({ lines: [], earlier: false }), 'There are no lines in this log.'],
])('a log that shows nothing says why (%#)', (found, words) => {
  const page = tell(press(openItem(ready(), 'Logs'), 'enter'), {
    kind: 'log',
    log: 'xensource',
    found,
  });
  expect(shown(page).join(' ')).toContain(words);
});

test('what others wrote into a log cannot steer the terminal', () => {
  expect(seen(opened(['\u001b[2Jgone\u202E']))).toContain('[2Jgone');
});

test('the answer about another log is not for this page', () => {
  const page = opened(['own']);
  expect(
    seen(
      tell(page, { kind: 'log', log: 'messages', found: known({ lines: ['x'], earlier: false }) }),
    ),
  ).toContain('own');
});
