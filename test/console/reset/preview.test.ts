import { known, unknown, type HostFacts } from '../../../src/model/index.js';
import { opened, press, ready, shown, start, tell, title } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';
import { seen, runs, dhcp } from './walk-words.js';

test('the preview names what is lost, and says unknown where it is not known', () => {
  const preview = seen(press(opened(), ...dhcp));
  for (const words of [
    '- web server',
    '- 数据库',
    '- bond0 (eth1, eth2)',
    '- VLAN 20 on eth0',
    '/var/tmp/network-reset (new)',
  ]) {
    expect(preview).toContain(words);
  }
  expect(preview).toMatch(/\d+\. Reboot the host/);
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
    'It has no PIF, Bond, VLAN or tunnel of this host.',
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
    text:
      (files.inventory.state === 'present' ? files.inventory.text : '') +
      `NOTE='${'y'.repeat(400)}'\n`,
  };
  const preview = seen(
    press(opened(hostFacts({ files: { ...files, inventory } as const })), ...dhcp),
  ).replaceAll('\n', '');
  expect(preview).toContain(`${'y'.repeat(154)}... (407 characters)`);
});

test('what blocks the reset stands first in the preview, and there is no way on', () => {
  const at = press(opened(damaged), ...dhcp);
  expect(shown(at)[1]).toBe('This blocks the reset');
  expect(seen(at)).toContain('/etc/xensource-inventory is missing');
  expect(title(press(at, 'enter'))).toBe('Emergency Network Reset: what will happen');
  expect(title(press(at, 'escape'))).toBe('Emergency Network Reset: advanced');
});

test('HA armed asks for override besides yes', () => {
  const at = press(opened(hostFacts({ haArmed: known(true) })), ...dhcp, 'enter');
  expect(seen(at)).toContain('! High availability (HA) is armed');
  const refused = press(at, 'tab', 'type:yes', 'enter');
  expect(runs(refused)).toEqual([]);
  expect(seen(refused)).toContain('Type override to continue');
  expect(runs(press(refused, 'type:override', 'enter'))).toMatchObject([
    { overridden: ['ha.armed'] },
  ]);
});

test.each(['Yes', 'YES', 'y', 'yes ', ' yes', 'ja', 'yesyes', ''])(
  'the answer %j starts nothing and is named',
  (answer) => {
    const at = press(opened(), ...dhcp, 'enter', `type:${answer}`, 'enter');
    expect(runs(at)).toEqual([]);
    expect(title(at)).toBe('Emergency Network Reset: confirm');
    expect(seen(at)).toContain('Nothing has been changed.');
  },
);

test('a pasted yes with a line break starts nothing by itself', () => {
  expect(runs(press(opened(), ...dhcp, 'enter', 'type:yes\r\n'))).toEqual([]);
});

test('without facts the first page waits, keys stay alive, and goes on as soon as they come', () => {
  const at = press(start(), 'type:n', 'enter', 'type:e', 'enter', 'enter');
  const read = { kind: 'facts', facts: hostFacts() } as const;
  expect(seen(at)).toContain('Reading this host...');
  expect(title(press(at, 'escape'))).toBe('Network and Management Interface');
  expect(title(tell(at, read))).toBe('Emergency Network Reset: network interface');
  // One page, however often Enter was pressed, and none when another key came after it.
  expect(title(tell(press(at, 'enter', 'enter'), read))).toBe(title(tell(at, read)));
  expect(title(tell(press(at, 'down'), read))).toBe('Emergency Network Reset');
  const helped = tell(press(at, 'f1'), read);
  expect(helped.state.help).not.toBeNull();
  expect(title(tell(press(helped, 'escape'), read))).toBe('Emergency Network Reset');
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
        ready(hostFacts({ nics: known([nicWithMac('eth7', '07')]), management: null })),
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
