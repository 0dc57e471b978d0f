import { opened, press, shown, title } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { seen, runs, dhcp } from './walk-words.js';

test('DHCP on another NIC: through the preview, yes to start', () => {
  const preview = press(opened(), ...dhcp);
  expect(title(preview)).toBe('Emergency Network Reset: what will happen');
  expect(seen(preview)).toContain('Device           eth1');
  expect(seen(preview)).toContain('IPv4             DHCP');
  const asked = press(preview, 'enter');
  expect(title(asked)).toBe('Emergency Network Reset: confirm');
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

test('static: the present values are the defaults, gateway and DNS may be emptied', () => {
  const form = press(opened(), 'enter', 'enter', 'enter');
  expect(shown(form)).toEqual([
    'Emergency Network Reset: IPv4 address',
    'Gateway and DNS servers are optional.',
    'The present values come from XAPI.',
    '> IP address: 10.0.0.4',
    '  Netmask: 255.255.255.0',
    '  Gateway: 10.0.0.1',
    '  DNS servers: 10.0.0.2',
  ]);
  const preview = press(
    form,
    'clear',
    'type: 10.0.0.5 \r\n',
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

test('a field is examined as it is left: by Enter, which stays, and by Tab, which goes on', () => {
  const form = press(opened(), 'enter', 'enter', 'enter', 'clear', 'type:10.0.0.300');
  const entered = press(form, 'enter');
  expect(shown(entered).slice(3, 6)).toEqual([
    '> IP address: 10.0.0.300',
    '  ! "10.0.0.300" is not an IPv4 address; enter an IPv4 address, like 192.168.0.10.',
    '  Netmask: 255.255.255.0',
  ]);
  expect(shown(press(entered, 'enter'))).toEqual(shown(entered));
  const tabbed = press(form, 'tab');
  expect(shown(tabbed).slice(3, 6)).toEqual([
    '  IP address: 10.0.0.300',
    '  ! "10.0.0.300" is not an IPv4 address; enter an IPv4 address, like 192.168.0.10.',
    '> Netmask: 255.255.255.0',
  ]);
  // From the last field, Enter leads to the first wrong one.
  expect(shown(press(tabbed, 'tab', 'tab', 'enter'))[3]).toBe('> IP address: 10.0.0.300');
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
    'type:10.0.0.4',
    'tab',
  );
  expect(seen(gateway)).toContain('! "10.0.0.4" is the address of this host itself');
  expect(seen(press(gateway, 'down', 'clear', 'type:10.0.0.5', 'tab'))).not.toContain('!');
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
    // Nothing of the other port's address stands in the form.
    'type:10.0.0.77/24',
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
    ': advanced',
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
    'Emergency Network Reset: advanced',
    'VLAN 20 will be used. Empty it if the switch port is untagged.',
    '> Continue',
    '  VLAN | 20',
    '  IPv6 | static, fd00::10/64',
    '  Interface names | kept',
  ]);
  const preview = seen(press(done, 'enter'));
  expect(preview).toContain('IPv6             static, fd00::10/64, gateway fd00::1');
  expect(preview).toContain('VLAN             20');
  expect(preview).toContain('Interface names  kept');
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
    '  VLAN | none (untagged) (not supported on XenServer 6)',
    '  IPv6 | none (not supported on XenServer 6)',
    '  Interface names | kept (not supported on XenServer 6)',
  ]);
  expect(title(press(at, 'enter'))).toBe('Emergency Network Reset: what will happen');
});
