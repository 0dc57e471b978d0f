import type { ChangeResult, ConsoleEvent, Effect } from '../../../src/console/index.js';
import { known, unknown } from '../../../src/model/index.js';
import { clockOnly } from '../../../src/console/clock-only.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const ended = (result: ChangeResult): ConsoleEvent => ({
  kind: 'changed',
  change: 'power',
  result,
});
const vm = (name: string, state: 'begun' | 'done' | 'failed', detail = ''): ConsoleEvent => ({
  kind: 'itemStep',
  change: 'power',
  id: name,
  name,
  state,
  detail,
});

describe('with VMs running', () => {
  const start = openItem(ready(), 'Shutdown');

  test('the VMs are named, and it is the operator who chooses what becomes of them', () => {
    expect(shown(start)).toEqual([
      'Shutdown',
      'This host goes down and its power is switched off.',
      'These VMs are running:',
      '- web server',
      '- 数据库',
      '> Shut the VMs down first | each shuts down cleanly before the host does',
      '  Force off | like pulling the plug',
    ]);
  });
  test('to let them die is one more question, to which only F8 says yes', () => {
    const ask = press(start, 'down', 'enter');
    expect(shown(ask)).toEqual([
      'Shutdown: confirm',
      'This host goes down and its power is switched off.',
      '',
      'These VMs are still running and will be killed:',
      '- web server',
      '- 数据库',
    ]);
    expect(askedSince(ask, press(ask, 'enter', 'type:y', 'down', 'tab'))).toEqual([]);
    expect(last(press(ask, 'f8'))).toEqual({ kind: 'power', action: 'shutdown', vms: 'leave' });
    expect(last(press(openItem(ready(), 'Reboot'), 'down', 'enter', 'f8'))).toEqual({
      kind: 'power',
      action: 'reboot',
      vms: 'leave',
    });
  });
  test('F8 on the list of ways does nothing yet', () => {
    expect(askedSince(start, press(start, 'f8'))).toEqual([]);
  });
  test('of many VMs the list shows some, the last question all', () => {
    const names = Array.from({ length: 40 }, (_, index) => ({
      uuid: `${index}`,
      name: `vm ${index}`,
    }));
    const many = openItem(ready(hostFacts({ runningVms: known(names) })), 'Reboot');
    expect(seen(many)).toContain('- vm 3\n- and 36 others\n> Shut the VMs down first');
    expect(shown(press(many, 'down', 'enter'))).toContain('- vm 39');
  });
});

describe('the VMs shut down first', () => {
  const waiting = press(openItem(ready(), 'Reboot'), 'enter', 'f8');

  test('each tells what becomes of it, until the host goes down', () => {
    expect(last(waiting)).toEqual({ kind: 'power', action: 'reboot', vms: 'shutDown' });
    const at = tell(
      waiting,
      vm('web server', 'begun'),
      vm('数据库', 'begun'),
      vm('web server', 'done'),
      { kind: 'tick', now: '2026-01-02T03:04:17Z', offsetMinutes: 0, sinceStartMs: 12_000 },
    );
    expect(shown(at)).toEqual([
      'Reboot: VMs',
      'Each VM is asked to shut down. When all have ended, the host goes down.',
      '',
      '+ web server: has ended',
      '- 数据库: shutting down',
      '',
      'Waiting for 12 s. Esc stops waiting, and the host stays up. VMs that were',
      'asked may still end.',
    ]);
    const down = tell(at, vm('数据库', 'done'), ended({ ok: true, detail: '' }));
    expect(seen(down)).toContain('This host goes down now.');
    expect(title(press(down, 'enter'))).toBe('Reboot or Shutdown');
  });
  test("Esc stops it, and what comes of it later is nobody's result any more", () => {
    const stopped = press(waiting, 'escape');
    expect(last(stopped)).toEqual({ kind: 'stopChange', change: 'power' });
    expect(title(stopped)).toBe('Reboot: confirm');
    expect(seen(tell(stopped, vm('web server', 'done')))).toEqual(seen(stopped));
  });
  test('where some still run, the host stays up and the operator decides', () => {
    const left = tell(
      waiting,
      vm('web server', 'begun'),
      vm('web server', 'failed', 'VM_LACKS_FEATURE_SHUTDOWN'),
      ended({ ok: false, code: 'vmsLeft', detail: 'web server' }),
    );
    expect(shown(left)).toEqual([
      'Reboot: VMs',
      'Each VM is asked to shut down. When all have ended, the host goes down.',
      '',
      '! web server: still runs (VM_LACKS_FEATURE_SHUTDOWN)',
      '',
      'Some VMs still run, so this host stays up.',
    ]);
    expect(askedSince(left, press(left, 'enter'))).toEqual([]);
    expect(last(press(left, 'f8'))).toEqual({ kind: 'power', action: 'reboot', vms: 'leave' });
    const again = press(left, 'type:A');
    expect(last(again)).toEqual({ kind: 'power', action: 'reboot', vms: 'shutDown' });
    expect(seen(again)).toContain('Waiting for 0 s.');
  });
  test.each([
    ['vetoed', 'High availability (HA) does not let this host go down'],
    ['xapiDown', 'XAPI does not answer'],
    ['notHere', 'no host runs on it'],
  ] as const)('%s is said', (code, words) => {
    expect(seen(tell(waiting, ended({ ok: false, code, detail: '' })))).toContain(words);
  });
});

test.each([['stopped'], ['hung'], ['starting'], ['emergency']] as const)(
  "XAPI %s: the VMs are the hypervisor's, and they can only be left",
  (xapi) => {
    const ask = openItem(ready(hostFacts({ xapi })), 'Reboot');
    expect(seen(ask)).toContain(
      '- web server\n- 数据库\n\nWithout XAPI they cannot be shut down from here.',
    );
    expect(last(press(ask, 'f8'))).toEqual({ kind: 'power', action: 'reboot', vms: 'leave' });
  },
);

test('what is not known is said to be unknown, never to be none', () => {
  const dark = openItem(
    ready(
      hostFacts({ xapi: 'stopped', runningVms: unknown('timedOut'), haArmed: unknown('damaged') }),
    ),
    'Reboot',
  );
  expect(seen(dark)).toContain('The running VMs are unknown (no answer in time).');
  expect(seen(dark).replaceAll('\n', ' ')).toContain(
    'The state of high availability (HA) is unknown (damaged). If it is armed, turn HA ' +
      'off first: xe pool-ha-disable.',
  );
});

test('armed HA is told on every page of it, with the command that disarms it', () => {
  const start = openItem(ready(hostFacts({ haArmed: known(true) })), 'Shutdown');
  for (const at of [start, press(start, 'enter'), press(start, 'down', 'enter')])
    expect(seen(at).replaceAll('\n', ' ')).toContain(
      'Turn HA off first: xe pool-ha-disable, or xe host-emergency-ha-disable --force',
    );
});

test('without VMs there is nothing to choose', () => {
  const ask = openItem(ready(hostFacts({ runningVms: known([]) })), 'Reboot');
  expect(shown(ask)).toEqual([
    'Reboot: confirm',
    'This host goes down and starts again.',
    '',
    'No VM is running on this host.',
  ]);
});

test('the seconds of the waiting are drawn as they pass, not with the next event only', () => {
  const waiting = press(openItem(ready(), 'Reboot'), 'enter', 'f8').state;
  expect(clockOnly(waiting, { ...waiting, now: '2026-01-02T03:04:06Z' })).toBeNull();
  const asked = openItem(ready(), 'Reboot').state;
  expect(clockOnly(asked, { ...asked, now: '2026-01-02T03:04:06Z' })).not.toBeNull();
});

test('the restart that follows is watched on its own page', () => {
  const waiting = press(openItem(ready(), 'Reboot'), 'enter', 'f8');
  const left = press(openItem(ready(), 'Reboot'), 'down', 'enter', 'f8');
  for (const walk of [waiting, left]) {
    const down = tell(walk, ended({ ok: true, detail: '' }), {
      kind: 'restart',
      phase: 'stopping',
      detail: '',
    });
    expect(down.state.dialogue).toBeNull();
    expect(title(tell(walk, { kind: 'restart', phase: 'stopping', detail: '' }))).toBe(title(walk));
  }
});
