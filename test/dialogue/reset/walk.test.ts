import { known, unknown, type HostFacts } from '../../../src/reset/index.js';
import {
  hostFacts,
  nic,
  opened,
  press,
  ready,
  shown,
  start,
  supporterFacts,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const runs = (walk: Walk): readonly Walk['effects'][number][] =>
  walk.effects.filter(({ kind }) => kind === 'runReset');

/** DHCP on eth1 from the first page to the preview. */
const dhcp = ['enter', 'down', 'enter', 'home', 'enter', 'enter'] as const;

test('DHCP on another NIC: through the preview, yes to start', () => {
  const preview = press(opened(), ...dhcp);
  expect(title(preview)).toBe('Emergency Network Reset: what will happen');
  expect(seen(preview)).toContain('Device           eth1');
  expect(seen(preview)).toContain('IPv4             DHCP');
  const asked = press(preview, 'enter');
  expect(title(asked)).toBe('Emergency Network Reset: last question');
  expect(runs(asked)).toEqual([]);
  const started = press(asked, 'type:yes', 'tab', 'type:switch replaced', 'enter');
  expect(title(started)).toBe('Emergency Network Reset: running');
  expect(runs(started)).toMatchObject([
    {
      kind: 'runReset',
      reason: 'switch replaced',
      overridden: [],
      plan: {
        id: 'walk-1',
        createdAt: '2026-01-02T03:04:05Z',
        request: {
          device: 'eth1',
          mac: '00:16:3e:00:00:02',
          ipv4: { mode: 'dhcp' },
          coordinatorAddress: null,
        },
      },
    },
  ]);
});

test('no IPv4 and back again: the name servers of the present configuration are there again', () => {
  const none = press(opened(), 'enter', 'enter', 'end', 'enter');
  const back = press(none, 'escape', 'home', 'down', 'enter');
  expect(title(back)).toBe('Emergency Network Reset: IPv4 address');
  expect(seen(back)).toContain('DNS servers: 10.0.0.2');
});

test('the NIC list shows what is needed to choose, the present device first', () => {
  expect(shown(press(opened(), 'enter'))).toEqual([
    'Emergency Network Reset: network interface',
    'Choose the network interface that is to be the management interface.',
    '> eth0 | 00:16:3e:00:00:01 | up | 1000 Mbit/s | e1000 | management',
    '  eth1 | 00:16:3e:00:00:02 | up | 10 Gbit/s | e1000',
    '  eth2 | 00:16:3e:00:00:03 | down | e1000',
  ]);
});

test('the NIC list names what each is used for, and a bond that does not survive', () => {
  const host = hostFacts();
  const management = host.management === null ? null : { ...host.management, device: 'bond0' };
  const bonded = hostFacts({
    management,
    nics: known([
      nic('eth0', '01', { memberOf: 'bond0', carrier: false }),
      nic('eth1', '02', { memberOf: 'bond0' }),
      nic('eth2', '03', { memberOf: 'xenbr2' }),
      nic('eth3', '04'),
      nic('bond0', '01', { physical: false, memberOf: 'xenbr0' }),
      nic('xenbr0', '01', { physical: false }),
    ]),
  });
  expect(shown(press(opened(bonded), 'enter'))).toEqual([
    'Emergency Network Reset: network interface',
    'Choose the network interface that is to be the management interface.',
    'It is bond0 now. A bond does not survive the reset: choose one port of it,',
    'and bond again afterwards.',
    '> eth0 | 00:16:3e:00:00:01 | down | 1000 Mbit/s | e1000 | bond0, management',
    '  eth1 | 00:16:3e:00:00:02 | up | 1000 Mbit/s | e1000 | bond0, management',
    '  eth2 | 00:16:3e:00:00:03 | up | 1000 Mbit/s | e1000 | xenbr2',
    '  eth3 | 00:16:3e:00:00:04 | up | 1000 Mbit/s | e1000',
  ]);
});

test('a management VLAN marks the port below it', () => {
  const host = hostFacts({
    nics: known([nic('eth0', '01'), nic('eth0.20', '01', { physical: false, memberOf: 'xenbr0' })]),
  });
  expect(shown(press(opened(host), 'enter'))).toContain(
    '> eth0 | 00:16:3e:00:00:01 | up | 1000 Mbit/s | e1000 | management',
  );
});

test('static: the present values are the defaults, gateway and DNS may be emptied', () => {
  const form = press(opened(), 'enter', 'enter', 'enter');
  expect(shown(form)).toEqual([
    'Emergency Network Reset: IPv4 address',
    'Gateway and DNS servers may stay empty.',
    '> IP address: 10.0.0.4',
    '  Netmask: 255.255.255.0',
    '  Gateway: 10.0.0.1',
    '  DNS servers: 10.0.0.2',
  ]);
  const preview = press(
    form,
    'clear',
    'type:10.0.0.5\r\n',
    'tab',
    'tab',
    'clear',
    'tab',
    'clear',
    'enter',
    'enter',
  );
  expect(seen(preview)).toContain(
    'IPv4             static, 10.0.0.5, netmask 255.255.255.0, no gateway',
  );
  expect(seen(preview)).toContain('DNS servers      none');
  expect(seen(preview)).toContain("- IP='10.0.0.4'\n+ IP='10.0.0.5'");
});

test.each([
  ['address', 0, '10.0.0.300', '"10.0.0.300" is not an IPv4 address'],
  ['address', 0, '', 'It is missing; give an IPv4 address, like 192.168.0.10.'],
  ['netmask', 1, '255.0.255.0', '"255.0.255.0" is not a netmask'],
  ['gateway', 2, '10.9.9.9', '"10.9.9.9" lies outside'],
  ['gateway', 2, '10.0.0.4', '"10.0.0.4" is the address of this host itself'],
  ['dns', 3, '10.0.0.2, nowhere', '"nowhere" is not an IP address'],
])('a wrong %s is named at its field, and nothing goes on', (_, index, value, words) => {
  const form = press(
    opened(),
    'enter',
    'enter',
    'enter',
    ...Array.from({ length: index }, () => 'tab'),
  );
  const refused = press(
    form,
    'clear',
    `type:${value}`,
    ...Array.from({ length: 4 - index }, () => 'enter'),
  );
  const lines = shown(refused);
  expect(lines[0]).toBe('Emergency Network Reset: IPv4 address');
  const at = lines.findIndex((line) => line.startsWith('>'));
  expect(lines[at + 1]).toContain(`! ${words}`);
  // Correcting takes the sentence away at once.
  expect(seen(press(refused, 'type:1'))).not.toContain(words);
});

test('a field is examined as it is left: by Enter, which stays, and by Tab, which goes on', () => {
  const form = press(opened(), 'enter', 'enter', 'enter', 'clear', 'type:10.0.0.300');
  const entered = press(form, 'enter');
  expect(shown(entered).slice(2, 5)).toEqual([
    '> IP address: 10.0.0.300',
    '  ! "10.0.0.300" is not an IPv4 address; give an IPv4 address, like 192.168.0.10.',
    '  Netmask: 255.255.255.0',
  ]);
  expect(shown(press(entered, 'enter'))).toEqual(shown(entered));
  const tabbed = press(form, 'tab');
  expect(shown(tabbed).slice(2, 5)).toEqual([
    '  IP address: 10.0.0.300',
    '  ! "10.0.0.300" is not an IPv4 address; give an IPv4 address, like 192.168.0.10.',
    '> Netmask: 255.255.255.0',
  ]);
  // From the last field, Enter leads to the first wrong one.
  expect(shown(press(tabbed, 'tab', 'tab', 'enter'))[2]).toBe('> IP address: 10.0.0.300');
  expect(seen(press(tabbed, 'backtab', 'backspace', 'backspace', 'tab'))).not.toContain('!');
});

test('a field that is wrong only by another one is right again with it', () => {
  const gateway = press(
    opened(),
    'enter',
    'enter',
    'enter',
    'tab',
    'tab',
    'clear',
    'type:10.9.0.1',
    'tab',
  );
  expect(seen(gateway)).toContain('! "10.9.0.1" lies outside 10.0.0.0/24');
  expect(seen(press(gateway, 'down', 'clear', 'type:10.9.0.4', 'tab'))).not.toContain('!');
});

test('an answer that is not yes is named as its field is left, an empty one only by Enter', () => {
  const at = press(opened(), ...dhcp, 'enter');
  expect(seen(press(at, 'tab'))).not.toContain('!');
  expect(seen(press(at, 'type:Yes', 'tab'))).toContain('! "Yes" is not yes.');
});

test('Esc goes one step back each time and keeps the answers', () => {
  const at = press(
    opened(),
    'enter',
    'down',
    'enter',
    'enter',
    'clear',
    'type:10.0.0.77',
    'enter',
    'enter',
    'enter',
    'enter',
    'enter',
  );
  const titles: string[] = [title(at)];
  let walk = at;
  for (let step = 0; step < 5; step += 1) {
    walk = press(walk, 'escape');
    titles.push(title(walk));
  }
  expect(titles.map((words) => words.replace('Emergency Network Reset', ''))).toEqual([
    ': what will happen',
    ': further settings',
    ': IPv4 address',
    ': IPv4',
    ': network interface',
    '',
  ]);
  expect(shown(press(walk, 'enter'))).toContain(
    '> eth1 | 00:16:3e:00:00:02 | up | 10 Gbit/s | e1000',
  );
  expect(seen(press(walk, 'enter', 'enter', 'enter'))).toContain('IP address: 10.0.0.77');
  expect(title(press(walk, 'escape'))).toBe('Network and Management Interface');
  expect(runs(walk)).toEqual([]);
});

test('VLAN, IPv6 and interface names are set from one list', () => {
  const list = press(opened(), 'enter', 'enter', 'home', 'enter');
  const vlan = press(list, 'down', 'enter', 'type:20', 'enter');
  expect(seen(vlan)).toContain('VLAN | 20');
  const six = press(
    vlan,
    'down',
    'down',
    'enter',
    'end',
    'enter',
    'type:fd00::10/64',
    'tab',
    'type:fd00::1',
    'enter',
  );
  expect(title(six)).toBe('Emergency Network Reset: IPv6 address');
  const done = press(six, 'enter', 'end', 'enter', 'down', 'enter');
  expect(shown(done)).toEqual([
    'Emergency Network Reset: further settings',
    'Most hosts need no change here.',
    '> Go on',
    '  VLAN | 20',
    '  IPv6 | Static, fd00::10/64',
    '  Interface names | kept',
  ]);
  const preview = seen(press(done, 'enter'));
  expect(preview).toContain('IPv6             static, fd00::10/64, gateway fd00::1');
  expect(preview).toContain('VLAN             20');
  expect(preview).toContain('Interface names  kept');
});

test('a wrong VLAN is named at its field', () => {
  const at = press(
    opened(),
    'enter',
    'enter',
    'home',
    'enter',
    'down',
    'enter',
    'type:5000',
    'enter',
  );
  expect(seen(at)).toContain('! "5000" is too large for a VLAN tag');
});

test('IPv4 none without IPv6 leads to the IPv6 page and says why', () => {
  const at = press(opened(), 'enter', 'enter', 'end', 'enter', 'enter');
  expect(title(at)).toBe('Emergency Network Reset: IPv6');
  expect(seen(at)).toContain('IPv4 and IPv6 are both none');
  expect(seen(press(at, 'down', 'enter', 'enter'))).toContain('IPv6             DHCP');
});

test('a classic host offers neither VLAN nor IPv6 nor interface names, and says why', () => {
  const at = press(opened(hostFacts({}, 'classic')), 'enter', 'enter', 'home', 'enter');
  expect(shown(at).slice(3)).toEqual([
    '  VLAN | none (untagged) (this generation of host cannot do it)',
    '  IPv6 | none (this generation of host cannot do it)',
    '  Interface names | reset to their order at installation (this generation of host cannot do it)',
  ]);
  expect(title(press(at, 'enter'))).toBe('Emergency Network Reset: what will happen');
});

test('a supporter is asked for its coordinator, pool.conf is the default', () => {
  const at = press(opened(supporterFacts()), ...dhcp);
  expect(seen(at)).toContain('> Coordinator address: 10.0.0.7');
  expect(seen(press(at, 'clear', 'type:10.0.0.300', 'enter'))).toContain(
    '! "10.0.0.300" is neither',
  );
  const preview = press(at, 'clear', 'type:fd00:20::1', 'enter');
  expect(seen(preview)).toContain('Pool coordinator  fd00:20::1');
  expect(seen(preview)).toContain('- slave:10.0.0.7\n+ slave:fd00:20::1');
});

test('where pool.conf tells no role the coordinator may be given, or left out', () => {
  const at = press(opened(hostFacts({ pool: { role: 'broken' } })), ...dhcp);
  expect(seen(at)).toContain('The role of this host in its pool is broken');
  expect(shown(at)).toContain('> Coordinator address: ');
  expect(title(press(at, 'enter'))).toBe('Emergency Network Reset: what will happen');
  expect(seen(press(at, 'enter'))).not.toContain('Pool coordinator ');
  expect(seen(press(at, 'type:10.0.0.7', 'enter'))).toContain('Pool coordinator  10.0.0.7');
});

test('a pool.conf that says nothing xapi knows stops the reset unless the coordinator is given', () => {
  const at = press(
    opened(hostFacts({ pool: { role: 'unknown', reason: 'damaged', detail: 'mister' } })),
    ...dhcp,
  );
  expect(seen(at).replaceAll('\n', ' ')).toContain(
    'holds neither master nor slave:ADDRESS but "mister"',
  );
  const stopped = press(at, 'enter');
  expect(shown(stopped)[1]).toBe('This stands in the way');
  expect(seen(stopped).replace(/\s+/gu, ' ')).toContain('write master into it');
  expect(title(press(stopped, 'enter'))).toBe('Emergency Network Reset: what will happen');
  const replaced = press(at, 'type:10.0.0.7', 'enter');
  expect(seen(replaced)).toContain('It will be written anew.');
  expect(title(press(replaced, 'enter'))).toBe('Emergency Network Reset: last question');
});

test('the preview names what is lost, and says unknown where it is not known', () => {
  const preview = seen(press(opened(), ...dhcp));
  for (const words of [
    '- web server',
    '- 数据库',
    '- bond0 (eth1, eth2)',
    '- VLAN 20 on eth0',
    '/var/tmp/network-reset (new)',
    '12. Reboot the host',
  ]) {
    expect(preview).toContain(words);
  }
  const dark = seen(
    press(
      opened(hostFacts({ runningVms: unknown('unreachable'), loss: unknown('notLooked') })),
      ...dhcp,
    ),
  );
  expect(dark).toContain('unknown (XAPI does not answer): there may be some.');
  expect(dark).toContain('unknown (not looked at yet): there may be some.');
  const nothing = hostFacts({
    loss: known({
      pifs: [],
      bonds: [],
      vlans: [],
      tunnels: [],
      sriovNetworks: [],
      clusterHosts: [],
    }),
    runningVms: known([]),
  });
  expect(seen(press(opened(nothing), ...dhcp))).toContain(
    'It holds no PIF, Bond, VLAN or tunnel of this host.',
  );
});

const damaged: HostFacts = hostFacts({
  files: { ...hostFacts().files, inventory: { state: 'absent' } },
});

test('a database in one long line shows what it is and how long, not all of itself', () => {
  const { files } = hostFacts();
  const large = {
    state: 'present',
    text: `{"bridges":"${'x'.repeat(5000)}"}\n`,
    mode: 0o644,
    uid: 0,
    gid: 0,
    real: '/var/lib/xcp/networkd.db',
  } as const;
  const preview = shown(
    press(opened(hostFacts({ files: { ...files, networkdDatabase: large } })), ...dhcp),
  );
  const at = preview.indexOf('/var/lib/xcp/networkd.db (removed, 5015 characters)');
  expect(preview.slice(at + 1, at + 3)).toEqual([`- {"bridges":"${'x'.repeat(45)}...`, '']);
});

test('a long line of a file that stays is cut with its length', () => {
  const { files } = hostFacts();
  const inventory = {
    ...files.inventory,
    text: `${files.inventory.state === 'present' ? files.inventory.text : ''}NOTE='${'y'.repeat(400)}'\n`,
  };
  const preview = seen(
    press(opened(hostFacts({ files: { ...files, inventory } as const })), ...dhcp),
  ).replaceAll('\n', '');
  expect(preview).toContain(`${'y'.repeat(154)}... (407 characters)`);
});

test('what blocks the reset stands first in the preview, and there is no way on', () => {
  const at = press(opened(damaged), ...dhcp);
  expect(shown(at)[1]).toBe('This stands in the way');
  expect(seen(at)).toContain('/etc/xensource-inventory is missing');
  expect(title(press(at, 'enter'))).toBe('Emergency Network Reset: what will happen');
  expect(title(press(at, 'escape'))).toBe('Emergency Network Reset: further settings');
});

test('HA armed asks for override besides yes', () => {
  const at = press(opened(hostFacts({ haArmed: known(true) })), ...dhcp, 'enter');
  expect(seen(at)).toContain('! High availability (HA) is armed');
  const refused = press(at, 'tab', 'type:yes', 'enter');
  expect(runs(refused)).toEqual([]);
  expect(seen(refused)).toContain('Type override to go on');
  expect(runs(press(refused, 'type:override', 'enter'))).toMatchObject([
    { overridden: ['ha.armed'] },
  ]);
});

test.each(['Yes', 'YES', 'y', 'yes ', ' yes', 'ja', 'yesyes', ''])(
  'the answer %j starts nothing and is named',
  (answer) => {
    const at = press(opened(), ...dhcp, 'enter', `type:${answer}`, 'enter');
    expect(runs(at)).toEqual([]);
    expect(title(at)).toBe('Emergency Network Reset: last question');
    expect(seen(at)).toContain('Nothing has been changed.');
  },
);

test('a pasted yes with a line break starts nothing by itself', () => {
  expect(runs(press(opened(), ...dhcp, 'enter', 'type:yes\r\n'))).toEqual([]);
});

test('without facts the first page waits, keys stay alive, and goes on as soon as they come', () => {
  const at = press(start(), 'type:n', 'enter', 'type:e', 'enter', 'enter');
  expect(seen(at)).toContain('Reading this host...');
  expect(title(press(at, 'escape'))).toBe('Network and Management Interface');
  expect(title(press(tell(at, { kind: 'facts', facts: hostFacts() }), 'enter'))).toBe(
    'Emergency Network Reset: network interface',
  );
});

test('new facts do not disturb the questions, and the preview is made of the newest', () => {
  const at = press(opened(), 'enter', 'down', 'enter', 'home', 'enter');
  const later = tell(at, {
    kind: 'facts',
    facts: hostFacts({ runningVms: known([{ uuid: 'c', name: 'started since' }]) }),
  });
  expect(shown(later)).toEqual(shown(at));
  expect(seen(press(later, 'enter'))).toContain('- started since');
});

test('where the NICs cannot be listed the device is typed', () => {
  const at = press(opened(hostFacts({ nics: unknown('unreadable', 'EIO') })), 'enter');
  expect(seen(at)).toContain('> Device: eth0');
  expect(title(press(at, 'clear', 'type:eth1', 'enter'))).toBe('Emergency Network Reset: IPv4');
});

test('a firstboot data device that this host lacks is named as soon as it would count', () => {
  const at = press(opened(hostFacts({ nics: known([]) })), 'enter');
  expect(seen(at)).toContain('no physical network interface');
  expect(title(press(at, 'enter'))).toBe('Emergency Network Reset: network interface');
  expect(
    title(
      press(
        ready(hostFacts({ nics: known([nic('eth7', '07')]), management: null })),
        'type:n',
        'enter',
        'type:e',
        'enter',
        'enter',
        'enter',
      ),
    ),
  ).toBe('Emergency Network Reset: IPv4');
});
