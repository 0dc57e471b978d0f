import type { ConsoleEvent, KeyboardHeard } from '../../../../src/console/index.js';
import { known, unknown, type Keyboard } from '../../../../src/model/index.js';
import {
  locked,
  openItem,
  press,
  ready,
  shown,
  tell,
  type Walk,
} from '../../../support/console-walk.js';

const found = (more: Partial<Keyboard> = {}): ConsoleEvent => ({
  kind: 'objects',
  of: 'keyboard',
  found: known({
    place: 'here',
    layouts: known(['de', 'de-latin1', 'fr', 'us']),
    saved: 'us',
    ...more,
  }),
});
const heard = (
  state: KeyboardHeard['state'],
  layout: string,
  kept: string | null = null,
): ConsoleEvent => ({ kind: 'keyboard', state, layout, kept, detail: '' });
const tick = (seconds: number): ConsoleEvent => ({
  kind: 'tick',
  now: '2026-11-22T15:04:05Z',
  offsetMinutes: 0,
  sinceStartMs: seconds * 1000,
});
const opened = (more: Partial<Keyboard> = {}, walk: Walk = locked()): Walk =>
  tell(openItem(walk, 'Keyboard'), found(more));
const seen = (walk: Walk): string => shown(walk).join('\n');
const asked = (walk: Walk): readonly string[] => walk.effects.map(({ kind }) => kind);
const tried = (): Walk =>
  tell(press(opened(), 'home', 'enter', 'down', 'enter', 'enter'), heard('trying', 'de-latin1'));

test('without a login a layout is tried, and kept once keys were typed', () => {
  const list = opened();
  expect(seen(list)).toContain('de | German | 2 layouts');
  const at = tried();
  expect(at.effects.at(-1)).toEqual({ kind: 'tryKeyboard', layout: 'de-latin1' });
  const empty = press(at, 'enter');
  expect(seen(empty)).toContain('Type a few keys first');
  expect(asked(empty)).not.toContain('keepKeyboard');
  const kept = press(empty, 'type:zy', 'enter');
  expect(asked(kept).at(-1)).toBe('keepKeyboard');
  expect(seen(tell(kept, heard('kept', 'de-latin1', 'de-latin1')))).toContain(
    'This screen keeps the layout de-latin1.',
  );
});

test('with Esc it goes back, and after the time the page says that it has gone', () => {
  expect(asked(press(tried(), 'escape')).at(-1)).toBe('endKeyboardTrial');
  expect(seen(tell(tried(), heard('back', 'us')))).toContain('has the layout us again');
  const loading = press(opened(), 'type:f', 'enter', 'enter');
  expect(asked(press(loading, 'escape')).at(-1)).toBe('endKeyboardTrial');
  expect(seen(tell(loading, heard('failed', 'fr')))).toContain('could not be loaded');
});

test('saving waits for a login', () => {
  const kept = tell(press(tried(), 'type:z', 'enter'), heard('kept', 'de-latin1', 'de-latin1'));
  const ask = press(kept, 'down', 'enter');
  expect(seen(ask)).toContain('After each boot the screen of this host has de-latin1.');
  expect(asked(press(ask, 'type:y'))).not.toContain('saveKeyboard');
  const open = press(opened({}, ready()), 'home', 'enter', 'enter', 'down', 'enter', 'type:y');
  expect(open.effects.at(-1)).toEqual({ kind: 'saveKeyboard', layout: 'de' });
});

test.each([
  ['serial', 'no effect on this serial line'],
  ['elsewhere', 'no effect here'],
] as const)('at a %s terminal it says that it has no effect, and tries nothing', (place, words) => {
  const list = opened({ place });
  expect(seen(list).replaceAll('\n', ' ')).toContain(words);
  const at = press(list, 'type:f', 'enter', 'enter');
  expect(asked(at)).not.toContain('tryKeyboard');
  expect(seen(at)).toContain('It has no effect');
});

test('a host without layouts says so, and the saved one is not saved again', () => {
  expect(seen(opened({ layouts: unknown('absent', '/usr/lib/kbd/keymaps') }))).toContain(
    'not there: /usr/lib/kbd/keymaps',
  );
  expect(seen(press(opened(), 'enter'))).toContain('(It is saved already.)');
});

test('a kept layout goes back when the screen is idle without a login, and a key puts that off', () => {
  const idle = (walk: Walk): readonly string[] =>
    asked(walk).filter((kind) => kind === 'restoreKeyboard');
  const kept = tell(locked(), tick(10), heard('kept', 'de', 'de'));
  expect(idle(tell(kept, tick(309)))).toEqual([]);
  expect(idle(tell(kept, tick(310)))).toEqual(['restoreKeyboard']);
  expect(idle(tell(kept, tick(310), tick(900)))).toEqual(['restoreKeyboard']);
  const used = press(tell(kept, tick(300)), 'down');
  expect(idle(tell(used, tick(599)))).toEqual([]);
  expect(idle(tell(used, tick(600)))).toEqual(['restoreKeyboard']);
  expect(idle(tell(kept, heard('saved', 'de'), tick(900)))).toEqual([]);
  expect(idle(tell(kept, heard('back', 'us'), tick(900)))).toEqual([]);
  expect(idle(tell(locked(), tick(10), heard('trying', 'de'), tick(900)))).toEqual([]);
  expect(idle(tell(kept, tick(NaN)))).toEqual(['restoreKeyboard']);
});
