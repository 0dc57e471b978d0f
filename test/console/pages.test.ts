import { known, unknown, type HostStatus } from '../../src/model/index.js';
import { press, ready, shown } from '../support/console-walk.js';
import { hostFacts, hostStatus, supporterFacts } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';

const status = (more: Partial<HostStatus>): string =>
  shown(ready(hostFacts(), hostStatus(more), 119, 40)).join(' ');

test('the status page of a healthy host, line by line', () => {
  expect(shown(ready())).toEqual([
    'Configuration',
    'Status Display',
    'IPv4 address  10.0.0.4',
    'No problem found.',
    'Host name     host-1',
    'Product       XCP-ng 8.3.0',
    '',
    'Management interface',
    'Device        eth0',
    'MAC address   00:16:3e:00:00:01',
    'VLAN          none (untagged)',
    'Link          up, 1000 Mbit/s',
    'IPv4 mode     static',
    'Netmask       255.255.255.0',
    'Gateway       10.0.0.1',
    'DNS servers   10.0.0.2',
    '',
    'Pool          Lab',
    'Pool role     pool coordinator',
    '              (master)',
    '',
    'Looked at: link, address, XAPI, HA,',
    'resets, inventory, maintenance mode.',
  ]);
});

test.each([
  ['XAPI stopped', { xapi: 'stopped' }, 'XAPI is not running.'],
  ['XAPI hung', { xapi: 'hung' }, 'XAPI does not answer.'],
  ['XAPI starting', { xapi: 'starting' }, 'XAPI is starting.'],
  [
    'emergency mode',
    { xapi: 'emergency' },
    'XAPI is in emergency mode: this host cannot reach its pool coordinator (master).',
  ],
  [
    'no management interface',
    { management: known(null) },
    'This host has no management interface.',
  ],
  [
    'management unreadable',
    { management: unknown('unreachable') },
    'Management interface  unknown (XAPI does not answer)',
  ],
  [
    'a pool name not known',
    { poolName: unknown('timedOut', 'after 3 s') },
    'unknown (no answer in time: after 3 s)',
  ],
  [
    'a start-up that failed',
    { startup: { state: 'failed', reason: 'There is no eth9.', attempts: 2 } },
    'The network reset was not completed at start-up (attempt 2): There is no eth9.',
  ],
  [
    'a reset given up',
    { startup: { state: 'setAside', reason: 'No.', path: '/var/tmp/x' } },
    'Its settings are kept in /var/tmp/x.',
  ],
  [
    'a trigger that waits',
    { startup: { state: 'pending' } },
    'A network reset waits for the next start of XAPI to be completed.',
  ],
  [
    'a supporter',
    { pool: { role: 'supporter', coordinatorAddress: '10.0.0.7' } },
    'Pool coordinator  10.0.0.7',
  ],
  [
    'a supporter that knows its coordinator',
    {
      pool: { role: 'supporter', coordinatorAddress: '10.0.0.7' },
      coordinatorName: known('host-0'),
    },
    'Pool coordinator  host-0 Its address       10.0.0.7',
  ],
  ['a pool without a name', { poolName: known('') }, 'Pool          (unnamed)'],
  [
    'no pool.conf',
    { pool: { role: 'unknown', reason: 'absent', detail: '' } },
    'unknown (pool.conf is not there)',
  ],
  ['an inventory without a brand', { brand: '', version: '' }, 'unknown (not in the inventory)'],
] satisfies readonly (readonly [string, Partial<HostStatus>, string])[])(
  'the status page says: %s',
  (_, more, words) => {
    expect(status(more)).toContain(words);
  },
);

test('the first screenful at 80x24 has the address, then what is wrong, then the rest', () => {
  const wrong = { xapi: 'hung', startup: { state: 'pending' } } as const;
  const lines = shown(ready(hostFacts(), hostStatus(wrong), 80, 24));
  const at = (words: string): number => lines.findIndex((line) => line.includes(words));
  expect(lines[2]).toBe('IPv4 address  10.0.0.4');
  expect(at('XAPI does not answer')).toBeGreaterThan(2);
  expect(at('Host name')).toBeGreaterThan(at('XAPI does not answer'));
});

test('the status page names a cable that is out, and an address that is missing', () => {
  const { management } = hostStatus();
  if (!management.known || management.value === null) throw new Error('the fixture has one');
  expect(status({ management: known({ ...management.value, link: 'noCarrier' }) })).toContain(
    'the cable is out',
  );
  expect(
    status({ management: known({ ...management.value, mode: 'dhcp', address: '' }) }),
  ).toContain('The management interface has no address.');
  expect(
    status({
      management: known({ ...management.value, modeV6: 'autoconf', addresses6: ['fd00::1/64'] }),
    }),
  ).toContain('fd00::1/64');
});

test('a host name with escape sequences cannot steer the terminal', () => {
  expect(status({ hostName: known('host\u001b[2J\u202Ex') })).toContain('host[2Jx');
});

test(
  'Display NICs shows hardware only, marks the management interface, and says when there is ' +
    'none or no list',
  () => {
    const page = (facts: ReturnType<typeof hostFacts>): string =>
      shown(
        press(
          ready(facts, hostStatus(), 80, 60),
          'type:n',
          'enter',
          'down',
          'down',
          'down',
          'down',
        ),
      ).join('\n');
    expect(page(hostFacts())).toContain('eth0 (management interface)');
    expect(page(hostFacts())).toContain('  Link     up, 10 Gbit/s');
    expect(page(hostFacts())).not.toContain('\nxenbr0');
    expect(
      page(hostFacts({ nics: known([nicWithMac('xenbr0', '01', { physical: false })]) })),
    ).toContain('Check that\nthe card is seated');
    expect(page(hostFacts({ nics: unknown('unreadable', 'EIO') }))).toContain(
      'are unknown (cannot be read: EIO).',
    );
  },
);

test('Display NICs names the networks of each port, those of its bond too', () => {
  const page = (source: 'pool' | 'networkd', name: string): string => {
    const wiring = known({
      source,
      bonds: [{ device: 'bond0', members: ['eth1', 'eth2'], mode: '' }],
      networks: [
        { device: 'eth0', vlan: '20', network: name, bridge: 'xapi2' },
        { device: 'bond0', vlan: '', network: name, bridge: 'xapi1' },
      ],
    });
    const host = hostFacts({ wiring });
    return shown(
      press(ready(host, hostStatus(), 80, 60), 'type:n', 'enter', 'down', 'down', 'down', 'down'),
    ).join('\n');
  };
  expect(page('pool', 'Storage')).toMatch(/eth0[^]*VLAN 20 +Storage[^]*eth2[^]*Network +Storage/u);
  expect(page('networkd', '')).toMatch(/eth0[^]*VLAN 20 +xapi2[^]*eth1/u);
});

test('the reset page speaks to coordinator and supporter', () => {
  const page = (facts: ReturnType<typeof hostFacts>): string =>
    shown(press(ready(facts, hostStatus(), 160, 50), 'type:n', 'enter', 'type:e')).join(' ');
  expect(page(hostFacts())).toContain('This host is the pool coordinator (master).');
  expect(page(supporterFacts())).toContain('This host is a supporter (slave).');
  expect(page(hostFacts({ xapi: 'hung' }))).toContain('XAPI does not answer.');
});
