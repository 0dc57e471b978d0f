import type { ResetRecord } from '../../../src/reset/index.js';
import type { ResetError } from '../../../src/model/index.js';
import { mayInterrupt, view, type ConsoleEvent } from '../../../src/console/index.js';
import { opened, press, ready, shown, tell, title, type Walk } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import {
  started,
  plan,
  happened,
  resetError,
  failed,
  changing,
  kinds,
  read,
  seen,
  yes,
} from './run-walk.js';

test('each step is shown with its state and its time as the events come', () => {
  const lines = shown(tell(started, ...happened([0, 'starting'], [0, 'done'], [1, 'starting'])));
  expect(lines[1]).toBe('Keep copies of 4 files for going back: done (1.0 s)');
  expect(lines[2]).toBe('Prepare 3 new files: running');
  expect(lines[3]).toBe('Stop XAPI: waiting');
  const now = '2026-01-02T03:05:12.900Z';
  const tick: ConsoleEvent = { kind: 'tick', now, offsetMinutes: 0, sinceStartMs: 0 };
  const longer = tell(started, ...happened([0, 'starting']), tick);
  expect(shown(longer)[1]).toBe('Keep copies of 4 files for going back: running (12 s)');
  const reboot = plan.steps.findIndex(({ kind }) => kind === 'reboot');
  const skipped = tell(started, {
    kind: 'run',
    event: {
      planId: plan.id,
      seq: 0,
      at: '2026-01-02T03:05:00Z',
      step: reboot,
      phase: 'skipped',
      note: { code: 'wouldRun', detail: 'reboot -f' },
    },
  });
  expect(shown(skipped)).toContain('Reboot the host: skipped (would run: reboot -f)');
  expect(view(skipped.state).dialogue).toMatchObject({ current: reboot });
});

test('events of another plan are not shown', () => {
  const other: ConsoleEvent = {
    kind: 'run',
    event: { planId: 'other', seq: 0, at: '2026-01-02T03:05:00Z', step: 0, phase: 'done' },
  };
  expect(shown(tell(started, other))).toEqual(shown(started));
});

test('Esc before the first change ends the run, once', () => {
  const at = press(tell(started, ...happened([0, 'starting'])), 'escape', 'escape');
  expect(kinds(at)).toEqual(['cancelRun']);
  const over = tell(at, { kind: 'runEnded', outcome: { result: 'cancelled' } });
  expect(seen(over)).toContain('Stopped. Nothing has been changed.');
  expect(title(press(over, 'escape'))).toBe('Network and Management Interface');
});

test.each([
  ['before the first change', happened([0, 'starting']), true],
  ['after it', changing, false],
  ['after the end', [...changing, failed()], true],
])('Ctrl-C %s (may it end the console?)', (_, events, may) => {
  expect(mayInterrupt(tell(started, ...events).state)).toBe(may);
});

test('Ctrl-C may not end the console while files are put back, and may without a run', () => {
  expect(mayInterrupt(press(tell(started, ...changing, failed()), 'type:u', ...yes).state)).toBe(
    false,
  );
  expect(mayInterrupt(opened().state)).toBe(true);
});

test('Esc after the first change does nothing and says why', () => {
  const at = press(tell(started, ...changing), 'escape', 'enter', 'type:u', 'f8');
  expect(kinds(at)).toEqual([]);
  expect(seen(at)).toContain('The host is already being changed');
});

test(
  'an error says what, why and in which state the host is, and offers to continue and to go ' +
    'back',
  () => {
    const at = tell(started, ...changing, ...happened([6, 'failed']).slice(0, 1), failed(), read);
    expect(title(at)).toBe('Emergency Network Reset: ended');
    for (const words of [
      'There is no space left for /etc/xensource-inventory (ENOSPC)',
      'This host is partly changed',
      'F8 continues the reset',
      'management.conf: failed',
    ]) {
      expect(seen(at)).toContain(words);
    }
    expect(kinds(press(at, 'f8', ...yes))).toEqual(['resume']);
    expect(kinds(press(at, 'type:U', ...yes))).toEqual(['undo']);
    expect(kinds(press(at, 'enter'))).toEqual([]);
  },
);

test.each([
  ['cannot be tried again', { retryable: false }, [], ['undo']],
  ['left the host untouched', { leftHost: 'untouched' }, [], []],
] satisfies readonly (readonly [
  string,
  Partial<ResetError>,
  readonly string[],
  readonly string[],
])[])('an error that %s offers no more than can be done', (_, more, onF8, onU) => {
  const at = tell(started, ...changing, failed(more), read);
  expect(kinds(press(at, 'f8', ...yes))).toEqual(onF8);
  expect(kinds(press(at, 'type:u', ...yes))).toEqual(onU);
});

test('going back is watched to its end', () => {
  const at = press(tell(started, ...changing, failed()), 'type:u', ...yes);
  expect(seen(at)).toContain('Putting the files back...');
  expect(kinds(press(at, 'escape', 'type:u', 'f8'))).toEqual(['undo']);
  const over = tell(at, {
    kind: 'undoEnded',
    outcome: { result: 'undone', planId: plan.id },
  });
  expect(seen(over)).toContain('Everything is back as it was before.');
  expect(title(press(over, 'enter', 'enter'))).toBe('Emergency Network Reset');
  const stuck = tell(at, {
    kind: 'undoEnded',
    outcome: { result: 'changedMeanwhile', planId: plan.id, paths: ['/etc/a\u001b'] },
  });
  expect(seen(stuck)).toContain('somebody else has changed /etc/a since the reset');
});

test('going on asks for yes, and shows who began what, and who dies by it', () => {
  const early = press(tell(started, ...changing, failed()), 'f8', ...yes);
  expect(seen(early)).toContain('Reading which VMs run on this host...');
  const asks = tell(early, read);
  expect(title(asks)).toBe('Continue the reset: confirm');
  expect(shown(asks).slice(1)).toEqual([
    'The remaining steps are done, and the host reboots.',
    'VMs that will be killed: web server, 数据库.',
    'Begun 2026-01-02 03:04:05 UTC.',
    'Device  eth0 (00:16:3e:00:00:01)',
    'IPv4    DHCP',
    '> Type yes to continue: ',
  ]);
  expect(kinds(press(asks, 'enter'))).toEqual([]);
  expect(seen(press(asks, 'type:y', 'enter'))).toContain('"y" is not yes. Type yes to continue');
  expect(title(press(asks, 'escape'))).toBe('Emergency Network Reset: ended');
  const back = press(tell(started, ...changing, failed()), 'type:u');
  expect(title(back)).toBe('Go back: confirm');
  expect(shown(back).join(' ')).toContain('The host does not reboot for this');
  expect(seen(back)).toContain('Management interface before it: eth0');
});

test('an error that was left alone is met again at the menu item', () => {
  const left = press(tell(started, ...changing, failed(), read), 'escape');
  expect(title(left)).toBe('Network and Management Interface');
  const again = press(left, 'enter');
  expect(title(again)).toBe('An Emergency Network Reset was interrupted');
  expect(seen(again)).toContain('started at 2026-01-02 03:04:05 UTC');
  expect(seen(again)).toMatch(/3 of its \d+ steps were done\./);
  expect(title(press(again, 'enter'))).toBe('Network and Management Interface');
  expect(kinds(press(again, 'down', 'enter', ...yes))).toEqual(['resume']);
  expect(kinds(press(again, 'down', 'down', 'enter', ...yes))).toEqual(['undo']);
  expect(title(press(again, 'up', 'enter'))).toBe('Emergency Network Reset');
});

test('a reset found interrupted at the start opens first; the harmless row is selected', () => {
  const events = changing.flatMap((event) => (event.kind === 'run' ? [event.event] : []));
  const { files: basis } = hostFacts();
  const initiator = {
    user: 'root',
    tty: '/dev/tty1',
    face: 'console',
    reason: 'switch died',
  } as const;
  const found = tell(opened(), {
    kind: 'interrupted',
    reset: {
      plan,
      basis,
      initiator,
      begunAt: '2026-01-02T03:05:00Z',
      pid: 1,
      events,
      outcome: null,
      undo: 'none',
      completed: null,
      boot: '',
      loss: null,
      kept: null,
      thenRebuild: false,
      confirmWithin: null,
      wait: null,
      rebuilt: null,
      wire: [],
      question: null,
      answer: null,
      acknowledged: null,
    },
  });
  // Somebody is in a dialogue already: it stays, the menu item leads to it.
  expect(title(found)).toBe('Emergency Network Reset');
  const page = press(found, 'escape', 'enter');
  expect(title(page)).toBe('An Emergency Network Reset was interrupted');
  expect(kinds(press(page, 'enter'))).toEqual([]);
  expect(seen(press(page, 'down', 'enter'))).toContain(
    'Begun 2026-01-02 03:05:00 UTC by root on /dev/tty1, because: switch died.',
  );
  const going = press(page, 'down', 'enter', ...yes);
  expect(title(going)).toBe('Emergency Network Reset: running');
  expect(seen(tell(going, { kind: 'runEnded', outcome: { result: 'nothingToResume' } }))).toContain(
    'There is nothing to continue',
  );
});

describe('a reset found at the start', () => {
  const { files: basis } = hostFacts();
  const all = plan.steps
    .flatMap((_, step) => happened([step, 'starting'], [step, 'done']))
    .flatMap((event) => (event.kind === 'run' ? [event.event] : []));
  const record = (more: Partial<ResetRecord>): ConsoleEvent => ({
    kind: 'interrupted',
    reset: {
      plan,
      basis,
      initiator: { user: 'root', tty: '', face: 'console', reason: '' },
      begunAt: '2026-01-02T03:05:00Z',
      pid: 1,
      events: all.slice(0, -2),
      outcome: null,
      undo: 'none',
      completed: null,
      boot: '',
      loss: null,
      kept: null,
      thenRebuild: false,
      confirmWithin: null,
      wait: null,
      rebuilt: null,
      wire: [],
      question: null,
      answer: null,
      acknowledged: null,
      ...more,
    },
  });
  const found = (more: Partial<ResetRecord>): Walk => tell(ready(), record(more));
  const asks = (walk: Walk, ...presses: readonly string[]): readonly string[] =>
    press(walk, ...presses)
      .effects.slice(walk.effects.length)
      .flatMap(({ kind }) => (kind === 'readFacts' ? [] : [kind]));

  test.each([
    ['without the order', all.slice(0, -2)],
    ['with the order given', all.slice(0, -1)],
    ['with the order carried out', all],
  ])('that only waits for its reboot, %s', (_, events) => {
    const at = found({ events });
    expect(title(at)).toBe('An Emergency Network Reset waits for the reboot');
    expect(seen(at)).toContain('Reboot this host | XAPI completes the reset when it starts');
    expect(asks(at, 'enter')).toEqual([]);
    expect(asks(at, 'down', 'enter', ...yes)).toEqual(['resume']);
    expect(asks(at, 'down', 'down', 'enter', ...yes)).toEqual(['undo']);
  });

  test('whose going back was cut off can only be finished', () => {
    const at = found({ undo: 'undoing' });
    expect(title(at)).toBe('Undoing a reset was interrupted');
    expect(seen(at)).not.toContain('Continue the reset');
    expect(asks(at, 'down', 'enter', ...yes)).toEqual(['undo']);
    expect(title(press(at, 'down', 'down', 'enter'))).toBe('Configuration');
  });

  test('that failed says why and in which state the host is', () => {
    const at = found({ events: all.slice(0, 9), outcome: { result: 'failed', error: resetError } });
    for (const words of [
      'There is no space left for /etc/xensource-inventory',
      'This host is partly changed',
      'Continue the reset',
    ])
      expect(shown(at).join(' ')).toContain(words);
  });
});
