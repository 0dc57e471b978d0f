import { known, unknown, type HostFacts } from '../../../src/reset/index.js';
import { hostFacts, nic, opened, press, ready, shown, start, supporterFacts, tell, title, type Walk } from '../../support/console-walk.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const runs = (walk: Walk): readonly Walk['effects'][number][] => walk.effects.filter(({ kind }) => kind === 'runReset');

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
  expect(runs(started)).toMatchObject([{
    kind: 'runReset', reason: 'switch replaced', overridden: [],
    plan: { id: 'walk-1', createdAt: '2026-01-02T03:04:05Z', request: { device: 'eth1', mac: '00:16:3e:00:00:02', ipv4: { mode: 'dhcp' }, coordinatorAddress: null } },
  }]);
});

test('the NIC list shows what is needed to choose, the present device first', () => {
  expect(shown(press(opened(), 'enter'))).toEqual([
    'Emergency Network Reset: network interface',
    'Choose the network interface that is to be the management interface.',
    '> eth0 | 00:16:3e:00:00:01 | up | 1000 Mbit/s | e1000',
    '  eth1 | 00:16:3e:00:00:02 | up | 10 Gbit/s | e1000',
    '  eth2 | 00:16:3e:00:00:03 | down | e1000',
    '  xenbr0 | 00:16:3e:00:00:01 | up | 1000 Mbit/s | e1000 (not a physical interface: the reset removes it)',
  ]);
});

test('a row that cannot be chosen stays where it is', () => {
  const at = press(opened(), 'enter', 'end', 'enter');
  expect(title(at)).toBe('Emergency Network Reset: network interface');
});

test('static: the present values are the defaults, gateway and DNS may be emptied', () => {
  const form = press(opened(), 'enter', 'enter', 'enter');
  expect(shown(form)).toEqual([
    'Emergency Network Reset: IPv4 address', 'Gateway and DNS servers may stay empty.',
    '> IP address: 10.0.0.4', '  Netmask: 255.255.255.0', '  Gateway: 10.0.0.1', '  DNS servers: 10.0.0.2',
  ]);
  const preview = press(form, 'clear', 'type:10.0.0.5\r\n', 'tab', 'tab', 'clear', 'tab', 'clear', 'enter', 'enter');
  expect(seen(preview)).toContain('IPv4             static, 10.0.0.5, netmask 255.255.255.0, no gateway');
  expect(seen(preview)).toContain('DNS servers      none');
  expect(seen(preview)).toContain("- IP='10.0.0.4'\n+ IP='10.0.0.5'");
});

test.each([
  ['address', 0, '10.0.0.300', 'IP address: "10.0.0.300" is not an IPv4 address'],
  ['address', 0, '', 'IP address: is missing'],
  ['netmask', 1, '255.0.255.0', 'Netmask: "255.0.255.0" is not a netmask'],
  ['gateway', 2, '10.9.9.9', 'Gateway: "10.9.9.9" lies outside'],
  ['gateway', 2, '10.0.0.4', 'Gateway: "10.0.0.4" is the address of this host itself'],
  ['dns', 3, '10.0.0.2, nowhere', 'DNS servers: "nowhere" is not an IP address'],
])('a wrong %s is named at its field, and nothing goes on', (_, index, value, words) => {
  const form = press(opened(), 'enter', 'enter', 'enter', ...Array.from({ length: index }, () => 'tab'));
  const refused = press(form, 'clear', `type:${value}`, ...Array.from({ length: 4 - index }, () => 'enter'));
  const lines = shown(refused);
  expect(lines[0]).toBe('Emergency Network Reset: IPv4 address');
  const at = lines.findIndex((line) => line.startsWith('>'));
  expect(lines[at + 1]).toContain(`! ${words}`);
  // Correcting takes the sentence away at once.
  expect(seen(press(refused, 'type:1'))).not.toContain(words);
});

test('Esc goes one step back each time and keeps the answers', () => {
  const at = press(opened(), 'enter', 'down', 'enter', 'enter', 'clear', 'type:10.0.0.77', 'enter', 'enter', 'enter', 'enter', 'enter');
  const titles: string[] = [title(at)];
  let walk = at;
  for (let step = 0; step < 5; step += 1) {
    walk = press(walk, 'escape');
    titles.push(title(walk));
  }
  expect(titles.map((words) => words.replace('Emergency Network Reset', ''))).toEqual([
    ': what will happen', ': further settings', ': IPv4 address', ': IPv4', ': network interface', '',
  ]);
  expect(shown(press(walk, 'enter'))).toContain('> eth1 | 00:16:3e:00:00:02 | up | 10 Gbit/s | e1000');
  expect(seen(press(walk, 'enter', 'enter', 'enter'))).toContain('IP address: 10.0.0.77');
  expect(title(press(walk, 'escape'))).toBe('Network and Management Interface');
  expect(runs(walk)).toEqual([]);
});

test('VLAN, IPv6 and interface names are set from one list', () => {
  const list = press(opened(), 'enter', 'enter', 'home', 'enter');
  const vlan = press(list, 'down', 'enter', 'type:20', 'enter');
  expect(seen(vlan)).toContain('VLAN | 20');
  const six = press(vlan, 'down', 'down', 'enter', 'end', 'enter', 'type:fd00::10/64', 'tab', 'type:fd00::1', 'enter');
  expect(title(six)).toBe('Emergency Network Reset: IPv6 address');
  const done = press(six, 'enter', 'end', 'enter', 'down', 'enter');
  expect(shown(done)).toEqual([
    'Emergency Network Reset: further settings', 'Most hosts need no change here.',
    '> Go on', '  VLAN | 20', '  IPv6 | Static, fd00::10/64', '  Interface names | kept',
  ]);
  const preview = seen(press(done, 'enter'));
  expect(preview).toContain('IPv6             static, fd00::10/64, gateway fd00::1');
  expect(preview).toContain('VLAN             20');
  expect(preview).toContain('Interface names  kept');
});

test('a wrong VLAN is named at its field', () => {
  const at = press(opened(), 'enter', 'enter', 'home', 'enter', 'down', 'enter', 'type:5000', 'enter');
  expect(seen(at)).toContain('! VLAN: "5000" is too large for a VLAN tag');
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
  expect(seen(press(at, 'clear', 'type:10.0.0.300', 'enter'))).toContain('! Coordinator address: "10.0.0.300" is neither');
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
  const at = press(opened(hostFacts({ pool: { role: 'unknown', reason: 'damaged', detail: 'mister' } })), ...dhcp);
  expect(seen(at).replaceAll('\n', ' ')).toContain('holds neither master nor slave:ADDRESS but "mister"');
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
  for (const words of ['- web server', '- 数据库', '- bond0 (eth1, eth2)', '- VLAN 20 on eth0', '/var/tmp/network-reset (new)', '12. Reboot the host']) {
    expect(preview).toContain(words);
  }
  const dark = seen(press(opened(hostFacts({ runningVms: unknown('unreachable'), loss: unknown('notLooked') })), ...dhcp));
  expect(dark).toContain('unknown (XAPI does not answer): there may be some.');
  expect(dark).toContain('unknown (not looked at yet): there may be some.');
  const nothing = hostFacts({ loss: known({ pifs: [], bonds: [], vlans: [], tunnels: [], sriovNetworks: [], clusterHosts: [] }), runningVms: known([]) });
  expect(seen(press(opened(nothing), ...dhcp))).toContain('It holds no PIF, Bond, VLAN or tunnel of this host.');
});

const damaged: HostFacts = hostFacts({ files: { ...hostFacts().files, inventory: { state: 'absent' } } });

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
  expect(runs(press(refused, 'type:override', 'enter'))).toMatchObject([{ overridden: ['ha.armed'] }]);
});

test.each(['Yes', 'YES', 'y', 'yes ', ' yes', 'ja', 'yesyes', ''])('the answer %j starts nothing and is named', (answer) => {
  const at = press(opened(), ...dhcp, 'enter', `type:${answer}`, 'enter');
  expect(runs(at)).toEqual([]);
  expect(title(at)).toBe('Emergency Network Reset: last question');
  expect(seen(at)).toContain('Nothing has been changed.');
});

test('a pasted yes with a line break starts nothing by itself', () => {
  expect(runs(press(opened(), ...dhcp, 'enter', 'type:yes\r\n'))).toEqual([]);
});

test('without facts the first page waits, keys stay alive, and goes on as soon as they come', () => {
  const at = press(start(), 'down', 'enter', 'down', 'enter', 'enter');
  expect(seen(at)).toContain('Reading this host...');
  expect(title(press(at, 'escape'))).toBe('Network and Management Interface');
  expect(title(press(tell(at, { kind: 'facts', facts: hostFacts() }), 'enter'))).toBe('Emergency Network Reset: network interface');
});

test('new facts do not disturb the questions, and the preview is made of the newest', () => {
  const at = press(opened(), 'enter', 'down', 'enter', 'home', 'enter');
  const later = tell(at, { kind: 'facts', facts: hostFacts({ runningVms: known([{ uuid: 'c', name: 'started since' }]) }) });
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
  expect(title(press(ready(hostFacts({ nics: known([nic('eth7', '07')]), management: null })), 'down', 'enter', 'down', 'enter', 'enter', 'enter'))).toBe('Emergency Network Reset: IPv4');
});
