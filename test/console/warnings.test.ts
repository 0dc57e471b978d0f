import { quickFixText } from '../../src/console/describe/quick-fixes.js';
import {
  quickFixKeys,
  warnings,
  type WarningSources,
} from '../../src/console/describe/warnings.js';
import { known, type HostFacts, type HostStatus, type XapiSince } from '../../src/model/index.js';
import { askedSince, openItem, press, ready, shown, tell, title } from '../support/console-walk.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';

const since: XapiSince = { at: '2026-01-02T03:04:05Z', found: false };
const at = (status: Partial<HostStatus>, more: Partial<WarningSources> = {}): WarningSources => ({
  status: hostStatus(status),
  xapiSince: since,
  logError: null,
  confirmWait: null,
  managementTrial: null,
  resetPhase: { state: 'none' },
  reachChecks: [],
  now: '2026-01-02T05:00:00Z',
  offsetMinutes: 60,
  ...more,
});

/** What is said of a host, each warning with what its keys do. */
function said(sources: WarningSources): readonly (readonly string[])[] {
  const found = warnings(sources);
  const keys = [...quickFixKeys(found)];
  return found.map(({ what, quickFixes }) => [
    what,
    ...keys
      .filter(([, quickFix]) => quickFixes.includes(quickFix))
      .map(([key, quickFix]) => quickFixText(key, quickFix)),
  ]);
}

const management = (more: object): HostStatus['management'] => {
  const { management: fact } = hostStatus();
  if (!fact.known || fact.value === null) throw new Error('the fixture has one');
  return known({ ...fact.value, ...more });
};

test('a host that is well has no warning', () => {
  expect(warnings(at({}))).toEqual([]);
});

test.each<readonly [string, WarningSources, readonly (readonly string[])[]]>([
  [
    'XAPI stopped, seen from here',
    at({ xapi: 'stopped' }),
    [['XAPI is not running. Since 04:04:05.', 'Press 1 to start XAPI.']],
  ],
  [
    'XAPI hung, found so',
    at({ xapi: 'hung' }, { xapiSince: { ...since, found: true } }),
    [['XAPI does not answer. It was already so at 04:04:05.', 'Press 1 to restart XAPI.']],
  ],
  [
    'since another day',
    at({ xapi: 'starting' }, { now: '2026-01-03T05:00:00Z' }),
    [['XAPI is starting. Since 2026-01-02 04:04:05.']],
  ],
  [
    'not looked yet',
    at({ xapi: 'stopped' }, { xapiSince: null }),
    [['XAPI is not running.', 'Press 1 to start XAPI.']],
  ],
  [
    'a supporter without its coordinator',
    at({ xapi: 'emergency', pool: { role: 'supporter', coordinatorAddress: '10.0.0.7' } }),
    [
      [
        'The pool coordinator (master) 10.0.0.7 cannot be reached, and without it XAPI ' +
          'stays in emergency mode. Since 04:04:05.',
        'Press 1 for "Test Network".',
        'Press 2 for "Point this host at the coordinator\'s new address".',
        'Press 3 for "Make this host the coordinator".',
        'Press 4 for "Emergency Network Reset".',
      ],
    ],
  ],
  [
    'cable out',
    at({ management: management({ link: 'noCarrier' }) }),
    [
      [
        'The management interface has no link: the cable is out, or the switch port is down.',
        'Press 1 for "Display NICs".',
        'Press 2 for "Configure Management Interface".',
        'Press 3 for "Emergency Network Reset".',
      ],
    ],
  ],
  [
    'switched off',
    at({ management: management({ link: 'down' }) }),
    [
      [
        'The machine is not as configured: eth0 is switched off.',
        'Press 1 for "Display NICs".',
        'Press 2 for "Configure Management Interface".',
        'Press 3 for "Emergency Network Reset".',
      ],
    ],
  ],
  [
    'no lease, XAPI runs',
    at({ management: management({ mode: 'dhcp', address: '' }) }),
    [['The management interface has no address.', 'Press 1 for "Configure Management Interface".']],
  ],
  [
    'no address and no XAPI',
    at({ management: management({ address: '' }), xapi: 'stopped' }),
    [
      ['The management interface has no address.', 'Press 1 for "Emergency Network Reset".'],
      ['XAPI is not running. Since 04:04:05.', 'Press 2 to start XAPI.'],
    ],
  ],
  [
    'an IPv6 address is one',
    at({ management: management({ address: '', addresses6: ['fd00::1/64'] }) }),
    [],
  ],
  [
    'a bridge with too much and too little',
    at({
      differences: [{ of: 'gateway', wanted: '10.0.0.1', found: '' }],
    }),
    [
      [
        'The machine is not as configured: the default route through 10.0.0.1 is gone.',
        'Press 1 for "Configure Management Interface".',
      ],
    ],
  ],
  [
    'other name servers',
    at({ differences: [{ of: 'nameServers', wanted: '10.0.0.2', found: '1.1.1.1' }] }),
    [
      [
        'The machine is not as configured: it asks 1.1.1.1 for names, not 10.0.0.2.',
        'Press 1 for "DNS Servers".',
      ],
    ],
  ],
  [
    'no management interface',
    at({ management: known(null) }),
    [['This host has no management interface.', 'Press 1 for "Emergency Network Reset".']],
  ],
  [
    'a reset given up',
    at({ startup: { state: 'setAside', reason: 'No eth9.', path: '/x' } }),
    [
      [
        'The network reset was given up after three attempts: No eth9. Its settings are ' +
          'kept in /x.',
        'Press 1 for "Emergency Network Reset".',
      ],
    ],
  ],
])('%s', (_, sources, words) => {
  expect(said(sources)).toEqual(words);
});

const down = { xapi: 'stopped' } as const satisfies Partial<HostFacts>;

test('the key of a quick fix works on the Status Display alone, and F8 alone starts XAPI', () => {
  const walk = ready(hostFacts(down), hostStatus(down));
  const asked = press(walk, 'type:1');
  expect(title(asked)).toBe('Start XAPI');
  expect(askedSince(walk, press(asked, 'enter'))).toEqual([]);
  expect(askedSince(walk, press(asked, 'f8'))).toEqual([{ kind: 'startXapi', how: 'start' }]);
  expect(title(press(walk, 'type:2'))).toBe('Configuration');
  const cable = ready(hostFacts(), hostStatus({ management: management({ link: 'noCarrier' }) }));
  expect(title(press(cable, 'type:1'))).toBe('Display NICs');
});

test('what restarts XAPI ends on a page of that name', () => {
  const hung = { xapi: 'hung' } as const satisfies Partial<HostFacts>;
  const asked = press(ready(hostFacts(hung), hostStatus(hung)), 'type:1');
  expect(title(asked)).toBe('Restart XAPI');
  expect(title(press(asked, 'f8'))).toBe('Restart XAPI');
});

test('XAPI that goes and comes is dated by when it was seen to', () => {
  const walk = ready();
  const later = tell(
    walk,
    { kind: 'tick', now: '2026-01-02T04:00:00Z', offsetMinutes: 0, sinceStartMs: 0 },
    { kind: 'status', status: hostStatus(down) },
  );
  const same = tell(
    later,
    { kind: 'tick', now: '2026-01-02T04:10:00Z', offsetMinutes: 0, sinceStartMs: 0 },
    { kind: 'status', status: hostStatus(down) },
  );
  expect(shown(same).join(' ')).toContain('XAPI is not running. Since 04:00:00.');
  expect(shown(ready(hostFacts(down), hostStatus(down))).join(' ')).toContain(
    'It was already so at 03:04:05.',
  );
});

test('traffic is watched where it is on the screen: in the third column, and among the details', () => {
  const asks = (walk: ReturnType<typeof ready>): readonly unknown[] =>
    walk.effects.filter(({ kind }) => kind === 'watchTraffic');
  expect(asks(ready())).toEqual([]);
  expect(asks(ready(hostFacts(), hostStatus(), 132, 40))).toEqual([
    { kind: 'watchTraffic', device: 'eth0' },
  ]);
  const details = openItem(ready(), 'Status Display');
  expect(asks(press(details, 'escape'))).toEqual([
    { kind: 'watchTraffic', device: 'eth0' },
    { kind: 'watchTraffic', device: null },
  ]);
});

test(
  'load and memory beside the traffic are read anew once a minute, not with every moment of ' +
    'it',
  () => {
    const traffic = { kind: 'traffic', device: 'eth0', received: 1, sent: 1 } as const;
    const walk = ready(hostFacts(), hostStatus(), 132, 40);
    const soon = tell(
      walk,
      { kind: 'tick', now: '2026-01-02T03:05:00Z', offsetMinutes: 0, sinceStartMs: 0 },
      traffic,
    );
    const later = tell(
      soon,
      { kind: 'tick', now: '2026-01-02T03:05:06Z', offsetMinutes: 0, sinceStartMs: 0 },
      traffic,
      traffic,
    );
    expect(askedSince(walk, soon)).toEqual([]);
    expect(askedSince(soon, later)).toEqual([{ kind: 'readMachineSummary' }]);
  },
);

test('a reset, HA and what does not answer keep the host from being called well', () => {
  const reachChecks = [
    { code: 'gatewayAnswers', wanted: '10.0.0.1', got: '', ok: false },
    { code: 'nameService', wanted: '10.0.0.2, 10.0.0.3', got: '', ok: false },
    { code: 'coordinator', wanted: '10.0.0.7', got: '', ok: false },
  ] as const;
  expect(said(at({}, { reachChecks })).map(([what]) => what)).toEqual([
    'The gateway 10.0.0.1 does not answer.',
    'No name server answers (asked: 10.0.0.2, 10.0.0.3).',
    'The pool coordinator (master) 10.0.0.7 does not answer.',
  ]);
  const on = known(true);
  expect(said(at({ haEnabled: on, haArmed: on }))).toEqual([
    ['High availability (HA) is on in this pool.'],
  ]);
  expect(said(at({ haEnabled: on }))).toEqual([
    ['High availability (HA) is on in this pool, but not armed on this host.'],
  ]);
  const by = { pid: 7, user: 'root', since: '2026-01-02T03:04:05Z' };
  expect(said(at({}, { resetPhase: { state: 'elsewhere', by } }))).toEqual([
    [
      'A network reset of this host is running: process 7 of root, since ' +
        '2026-01-02 03:04:05 UTC.',
    ],
  ]);
  expect(said(at({}, { resetPhase: { state: 'halfWay' } }))[0]?.[0]).toMatch(/did not finish/u);
  expect(said(at({}, { resetPhase: { state: 'unread' } }))[0]?.[0]).toMatch(/not been read/u);
});

test('while a reset runs or the host restarts, there is no warning about services that are down', () => {
  const down = { xapi: 'stopped', management: management({ link: 'noCarrier' }) } as const;
  expect(said(at(down, { resetPhase: { state: 'running' } }))).toEqual([
    ['A network reset of this host is running.'],
  ]);
  expect(said(at(down, { resetPhase: { state: 'restarting' } }))).toEqual([
    ['This host is restarting.'],
  ]);
});

test('a report that was left for later leaves a line, and another process at work is told', () => {
  const report = { planId: 'p', at: '2026-01-02T03:04:05Z', checks: [] };
  const left = press(tell(ready(), { kind: 'report', report, waiting: false }), 'escape');
  expect(shown(left).join(' ')).toContain('has not been read yet.');
  const running = { pid: 7, user: 'root', since: '2026-01-02T03:04:05Z' };
  const second = tell(ready(), { kind: 'resetAtWork', running });
  expect(shown(second).join(' ')).toContain('A network reset of this host is running: process');
  const ended = tell(second, { kind: 'resetAtWork', running: null });
  expect(shown(ended).join(' ')).not.toContain('is running: process');
});
