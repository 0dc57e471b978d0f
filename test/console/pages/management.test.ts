import type { Effect } from '../../../src/console/index.js';
import {
  known,
  unknown,
  type HostStatus,
  type ManagementStatus,
} from '../../../src/model/index.js';
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
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

/** A host whose management interface XAPI describes so. */
function managing(more: Partial<ManagementStatus>): HostStatus {
  const { management } = hostStatus();
  if (!management.known || management.value === null) throw new Error('the fixture has one');
  return hostStatus({ management: known({ ...management.value, ...more }) });
}

describe('Configure Management Interface', () => {
  const start = openItem(ready(), 'Configure Management Interface');

  test('DHCP on another NIC, from the list to the answer', () => {
    const summary = press(start, 'enter', 'down', 'enter', 'home', 'enter', 'enter');
    expect(shown(summary)).toEqual([
      'Configure Management Interface: summary',
      'The management interface will be:',
      '',
      'Device       eth1',
      'MAC address  00:16:3e:00:00:02',
      'VLAN         none (untagged)',
      'IPv4         DHCP',
      'IPv6         none',
      'Host name    stays as it is',
      '',
      'Connections to the present address may be cut.',
    ]);
    expect(askedSince(start, press(summary, 'enter'))).toEqual([]);
    const asked = press(summary, 'f8');
    expect(last(asked)).toEqual({
      kind: 'reconfigureManagement',
      request: {
        configuration: {
          device: 'eth1',
          mac: '00:16:3e:00:00:02',
          vlan: null,
          ipv4: { mode: 'dhcp' },
          ipv6: { mode: 'none' },
          dns: [],
        },
        hostName: null,
      },
    });
    expect(
      seen(
        tell(asked, {
          kind: 'changed',
          change: 'reconfigureManagement',
          result: { ok: true, detail: '' },
        }),
      ),
    ).toContain('The management interface is configured.');
  });
  test('static, VLAN, IPv6 and host name, each checked at its field', () => {
    const form = press(start, 'enter', 'enter', 'enter');
    expect(seen(form)).toContain('> IP address: 10.0.0.4');
    expect(seen(press(form, 'clear', 'type:10.0.0.300', 'enter'))).toContain(
      '"10.0.0.300" is not an IPv4 address',
    );
    const more = press(form, 'clear', 'type:10.0.0.5', 'enter', 'enter', 'enter', 'enter');
    expect(title(more)).toBe('Configure Management Interface: advanced');
    const vlan = press(more, 'down', 'enter', 'type:20', 'enter');
    expect(seen(vlan)).toContain('VLAN | 20');
    const six = press(
      vlan,
      'down',
      'down',
      'enter',
      'end',
      'enter',
      'type:fd00::5/64',
      'enter',
      'enter',
      'enter',
    );
    expect(seen(six)).toContain('IPv6 | static, fd00::5/64, no gateway');
    const named = press(six, 'end', 'enter', 'type:xcp-9.lab', 'enter');
    expect(seen(press(six, 'end', 'enter', 'type:-x', 'enter'))).toContain(
      '"-x" is not a host name',
    );
    expect(last(press(named, 'enter', 'f8'))).toMatchObject({
      request: {
        hostName: 'xcp-9.lab',
        configuration: {
          device: 'eth0',
          vlan: 20,
          ipv4: { mode: 'static', address: '10.0.0.5' },
          ipv6: { mode: 'static', address: 'fd00::5' },
          dns: ['10.0.0.2'],
        },
      },
    });
  });
  test('Esc goes one step back and keeps what was typed', () => {
    const form = press(start, 'enter', 'enter', 'enter', 'clear', 'type:10.0.0.77');
    expect(seen(press(form, 'escape', 'enter'))).toContain('> IP address: 10.0.0.77');
    const more = press(form, 'enter', 'enter', 'enter', 'enter');
    expect(seen(press(more, 'down', 'enter', 'type:20', 'enter', 'escape'))).toContain(
      'IP address: 10.0.0.77',
    );
    expect(title(press(form, 'escape', 'escape', 'escape', 'escape'))).toBe(
      'Network and Management Interface',
    );
  });
  test('neither IPv4 nor IPv6 has no way on, and says why', () => {
    const more = press(start, 'enter', 'enter', 'end', 'enter');
    expect(seen(more)).toContain('IPv4 and IPv6 are both none');
    expect(shown(press(more, 'home', 'enter'))).toEqual([
      ...shown(more),
      'This cannot be chosen: choose IPv4 or IPv6 first.',
    ]);
  });
  test('renews a lease where there is one, and disables after a question', () => {
    expect(seen(start)).toContain(
      'Renew DHCP lease | asks the DHCP server again (the management interface does not use DHCP)',
    );
    const dhcp = openItem(
      ready(hostFacts(), managing({ mode: 'dhcp' })),
      'Configure Management Interface',
    );
    const renew = press(dhcp, 'down', 'enter');
    expect(seen(renew)).toContain('It is 10.0.0.4 now');
    expect(askedSince(dhcp, press(renew, 'enter'))).toEqual([]);
    expect(last(press(renew, 'f8'))).toEqual({ kind: 'renewLease', device: 'eth0' });
    expect(last(press(start, 'end', 'enter', 'f8'))).toEqual({ kind: 'disableManagement' });
  });
  test('without XAPI it is shut, and leads to the reset', () => {
    const at = openItem(
      ready(
        hostFacts({ xapi: 'stopped' }),
        hostStatus({ management: unknown('unreachable') }),
        160,
        40,
      ),
      'Configure Management Interface',
    );
    expect(title(at)).toBe('Configure Management Interface');
    expect(shown(at).join(' ')).toContain('The Emergency Network Reset works without XAPI.');
  });
  test(
    'starts from what XAPI says it is now, whatever the firstboot data still hold; a leased ' +
      'address is there for who turns to static',
    () => {
      const leased = managing({
        device: 'eth1',
        vlan: '30',
        mode: 'dhcp',
        address: '192.0.2.9',
        netmask: '255.255.255.128',
        gateway: '192.0.2.1',
        dns: ['192.0.2.2', '192.0.2.3'],
      });
      const nics = press(
        openItem(ready(hostFacts(), leased), 'Configure Management Interface'),
        'enter',
      );
      expect(seen(nics)).toContain('> eth1');
      const modes = press(nics, 'enter');
      expect(seen(modes)).toContain('> DHCP');
      const fixed = press(modes, 'down', 'enter');
      expect(shown(fixed).slice(-4)).toEqual([
        '> IP address: 192.0.2.9',
        '  Netmask: 255.255.255.128',
        '  Gateway: 192.0.2.1',
        '  DNS servers: 192.0.2.2,192.0.2.3',
      ]);
      expect(seen(press(fixed, 'enter', 'enter', 'enter', 'enter'))).toContain('VLAN | 30');
    },
  );
  test('an IPv6 host starts from its own address, not from the link-local one', () => {
    const six = managing({
      mode: 'none',
      modeV6: 'static',
      addresses6: ['fe80::1/64', 'fd00::4/64'],
      gateway6: '',
      members: [],
      address: '',
      netmask: '',
      gateway: '',
      dns: ['fd00::53'],
    });
    const more = press(
      openItem(ready(hostFacts(), six), 'Configure Management Interface'),
      'enter',
      'enter',
      'enter',
    );
    expect(seen(more)).toContain('IPv6 | static, fd00::4/64');
    expect(last(press(more, 'enter', 'f8'))).toMatchObject({
      kind: 'reconfigureManagement',
      request: {
        configuration: {
          ipv4: { mode: 'none' },
          ipv6: { mode: 'static', address: 'fd00::4' },
          dns: ['fd00::53'],
        },
      },
    });
  });
  describe('with a bond', () => {
    const bonded = hostFacts({
      nics: known([
        nicWithMac('eth0', '01', { memberOf: 'xenbr0' }),
        nicWithMac('eth1', '02', { memberOf: 'bond0' }),
        nicWithMac('eth2', '03', { memberOf: 'bond0', carrier: false }),
        nicWithMac('bond0', '02', { physical: false }),
      ]),
    });
    const nics = press(openItem(ready(bonded), 'Configure Management Interface'), 'enter');

    test('the bond can be chosen, its ports say why they cannot', () => {
      expect(shown(nics).filter((line) => line.includes('it is a port of bond0'))).toHaveLength(2);
      expect(shown(press(nics, 'down', 'enter'))).toEqual([
        ...shown(press(nics, 'down')),
        'This cannot be chosen: it is a port of bond0.',
      ]);
      expect(shown(nics).at(-1)).toBe('  bond0 | up');
      const summary = press(nics, 'end', 'enter', 'home', 'enter', 'enter');
      expect(seen(summary)).toMatch(/^Device +bond0$/mu);
      expect(last(press(summary, 'f8'))).toMatchObject({
        request: { configuration: { device: 'bond0', mac: null } },
      });
    });
    test('the reset still offers no bond, since none survives it', () => {
      expect(seen(press(openItem(ready(bonded), 'Emergency Network Reset'), 'enter'))).not.toMatch(
        /^. bond0/mu,
      );
    });
    test('a bond that only XAPI sees is there when it carries the management interface', () => {
      const hidden = press(
        openItem(
          ready(hostFacts(), managing({ device: 'bond3' })),
          'Configure Management Interface',
        ),
        'enter',
      );
      expect(seen(hidden)).toMatch(/^> bond3/mu);
    });
  });
});
