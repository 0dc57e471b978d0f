import { view, type ConsoleEvent } from '../../src/console/index.js';
import type { VerificationReport } from '../../src/reset/index.js';
import { known, unknown } from '../../src/model/index.js';
import { opened, press, ready, shown, tell, title, type Walk } from '../support/console-walk.js';
import { hostStatus } from '../support/host/walk-host.js';
import { machine, report, came, started, page } from './restart-events.js';

const restart = [machine('stopping', 'xapi'), machine('booting'), machine('startup', 'PIF.scan')];

const done = tell(started, { kind: 'runEnded', outcome: { result: 'done' } });

const asked = (walk: Walk): readonly string[] =>
  walk.effects.slice(done.effects.length).map(({ kind }) => kind);

test('a finished run says so, then its restart is watched', () => {
  expect(shown(done).join('\n')).toContain('The host reboots now');
  expect(shown(tell(done, ...restart))).toEqual([
    'This host is restarting',
    'Services stop: xapi: done',
    'The host boots: done',
    'Start-up: PIF.scan: running',
    'The Status Display opens when the host is ready.',
  ]);
});

test(
  "the restart goes on the list of the reset's own steps, whichever is heard first, and a " +
    "report's lines are left to its page",
  () => {
    const event: ConsoleEvent = {
      kind: 'run',
      event: { planId: 'walk-1', seq: 0, at: '2026-01-02T03:04:05Z', step: 11, phase: 'done' },
    };
    const early = tell(
      started,
      event,
      machine('stopping'),
      { kind: 'runEnded', outcome: { result: 'done' } },
      machine('booting'),
      machine('startup', 'ok     Device: eth1'),
      machine('startup', 'FAILED Gateway: none'),
    );
    expect(shown(early).slice(0, 4)).toEqual([
      'This host is restarting',
      'Reboot the host: done',
      'Services stop: done',
      'The host boots: running',
    ]);
  },
);

test('a restart that completed a reset ends in a page that stays until it is acknowledged', () => {
  const back = tell(done, ...restart, came(report), machine('ready'));
  expect(shown(back)).toEqual([...page, '- Ready']);
  expect(asked(back)).toEqual(['readStatus', 'readMachineSummary', 'readTime', 'readNameServers']);
  const read = press(back, 'down', 'pagedown', 'tab', 'type:x');
  expect(shown(read)).toEqual(shown(back));
  const closed = press(read, 'enter');
  expect(asked(closed).slice(-1)).toEqual(['acknowledge']);
  expect(closed.effects.at(-1)).toEqual({ kind: 'acknowledge', report, by: '' });
  expect(shown(closed).slice(0, 2)).toEqual(['Configuration', 'Status Display']);
  expect(shown(tell(closed, machine('startup', 'a line come late')))).toEqual(shown(closed));
});

test(
  'a report that is left for later comes back with F5, and is not acknowledged; made anew it ' +
    'stays where it is',
  () => {
    const left = press(tell(done, ...restart, came(report), machine('ready')), 'escape');
    expect(shown(left).slice(0, 2)).toEqual(['Configuration', 'Status Display']);
    expect(asked(left)).not.toContain('acknowledge');
    expect(shown(tell(left, came({ ...report, at: 'later' }, true)))).toEqual(shown(left));
    expect(shown(press(left, 'f5'))).toEqual([...page, '- Ready']);
    expect(title(tell(left, came({ ...report, planId: 'another' })))).toBe('Network reset: result');
  },
);

test('a change after the report makes it again: by a rebuild here, or of the address by anybody', () => {
  const back = tell(done, ...restart, came(report), machine('ready'));
  const since = (event: ConsoleEvent): readonly string[] =>
    tell(back, event)
      .effects.slice(back.effects.length)
      .map(({ kind }) => kind);
  expect(since({ kind: 'rebuildEnded', result: { ok: true, value: [] } })).toContain('readReport');
  const status = hostStatus();
  expect(since({ kind: 'status', status })).toEqual([]);
  const moved = { ...status, management: known(null) };
  expect(since({ kind: 'status', status: moved })).toEqual(['readReport']);
  expect(tell(done, { kind: 'status', status: moved }).effects).toEqual(done.effects);
});

test('while an address is awaited the report says so, and F5 on it looks at once', () => {
  const at = tell(ready(), came(report, true));
  expect(shown(at)).toContain('Some values are not there yet: this page looks again by itself.');
  expect(press(at, 'f5').effects.at(-1)).toEqual({ kind: 'readReport' });
});

test('what the pool database has lost is named; what is not known is told as unknown', () => {
  const none = { pifs: [], bonds: [], vlans: [], tunnels: [], sriovNetworks: [], clusterHosts: [] };
  const lost = (what: VerificationReport['lost']): readonly string[] =>
    shown(tell(ready(), came({ ...report, ...(what === undefined ? {} : { lost: what }) }))).slice(
      7,
    );
  expect(lost(undefined)).toEqual([]);
  expect(
    lost(known({ ...none, bonds: ['bond0 (eth2 + eth3)'], vlans: ['VLAN 20 on eth0'] })),
  ).toEqual([
    '',
    'Removed by the reset; recreate what you need',
    '- Bond bond0 (eth2 + eth3)',
    '- VLAN 20 on eth0',
  ]);
  expect(lost(known(none)).join(' ')).toContain('has lost no Bond');
  expect(lost(unknown('unreachable')).join(' ')).toContain(
    'objects that were removed are unknown (XAPI does not answer)',
  );
});

test('the report may come after the host is ready, and to a console that has watched no restart', () => {
  expect(shown(tell(done, ...restart, machine('ready'), came(report)))).toEqual([
    ...page,
    '- Ready',
  ]);
  expect(shown(tell(ready(), came(report)))).toEqual(page.slice(0, 7));
});

test('the beginning of a step gives way to its end', () => {
  const told = tell(
    done,
    ...restart,
    machine('startup', 'PIF.scan ...'),
    machine('startup', 'PIF.scan: done'),
    machine('startup', 'Delete the trigger file ...'),
  );
  expect(shown(told).slice(3, 6)).toEqual([
    'Start-up: PIF.scan: done',
    'Start-up: PIF.scan: done: done',
    'Start-up: Delete the trigger file ...: running',
  ]);
  expect(shown(tell(told, came(report))).slice(-2)).toEqual([
    '- Start-up: PIF.scan: done',
    '- Start-up: Delete the trigger file ...',
  ]);
});

test('a long page is scrolled', () => {
  const many = { ...report, checks: Array.from({ length: 40 }, () => report.checks).flat() };
  const at = press(tell(ready(), came(many)), 'pagedown');
  expect(view(at.state).dialogue).toMatchObject({ kind: 'page', first: 19 });
});

test('what is not as wanted is told, with what to do', () => {
  const wrong = {
    ...report,
    checks: [
      ...report.checks.slice(0, 2),
      { code: 'address', wanted: '', got: '', ok: false } as const,
    ],
  };
  const lines = shown(tell(ready(), came(wrong)));
  expect(lines).toContain('FAILED IPv4 address: none (the network should have given one)');
  expect(lines.join(' ')).toContain('Check cable, switch port and DHCP server');
});

test('a restart without a reset leads to the Status Display by itself', () => {
  const back = tell(done, ...restart, machine('ready'));
  expect(shown(back).slice(0, 2)).toEqual(['Configuration', 'Status Display']);
  expect(asked(back)).toEqual(['readStatus', 'readMachineSummary', 'readTime', 'readNameServers']);
});

test('a start-up that fails says so and lets go', () => {
  const at = tell(done, machine('booting'), machine('failed', 'no ready line'));
  expect(title(at)).toBe('This host has not come back');
  expect(shown(at)).toEqual(
    expect.arrayContaining(['The start-up has failed: failed', 'no ready line']),
  );
  expect(asked(at)).toEqual(['readStatus']);
  expect(title(press(at, 'enter'))).toBe('Network and Management Interface');
});

test('the restart can be put away, and the next one shows again', () => {
  const boot = press(tell(done, machine('booting')), 'escape');
  expect(title(boot)).toBe('Network and Management Interface');
  expect(title(tell(boot, machine('startup')))).toBe('Network and Management Interface');
  expect(title(tell(boot, machine('stopping')))).toBe('This host is restarting');
});

test('a first start opens no page, whatever it says', () => {
  const at = press(opened(), 'escape');
  expect(shown(tell(at, machine('startup', 'xapi-server: ready'), machine('ready')))).toEqual(
    shown(at),
  );
  expect(shown(tell(at, machine('failed', 'gone')))).toEqual(shown(at));
});

test('a ready host leaves the bar where it is when the restart was put away', () => {
  const hidden = press(tell(done, machine('booting')), 'escape', 'up');
  expect(shown(tell(hidden, machine('ready')))).toEqual(shown(hidden));
});

test('the machine never takes a dialogue away from under somebody; the result waits below it', () => {
  const typing = press(opened(), 'enter');
  const later = tell(
    typing,
    machine('stopping'),
    machine('booting'),
    machine('ready'),
    came(report),
  );
  expect(shown(later)).toEqual(shown(typing));
  expect(title(press(later, 'escape', 'escape'))).toBe('Network reset: result');
});
