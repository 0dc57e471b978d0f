import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  coordinator,
  hostTree,
  inventory,
  inventoryWith,
  reset,
} from '../support/host/host-reset.js';
import { textAt } from '../support/host/host-tree.js';

const static4 = ['--mode', 'static', '--ip', '192.168.1.5', '--netmask', '255.255.255.0'];

describe('the files, byte for byte', () => {
  interface Expected {
    readonly management: string;
    readonly trigger: string;
    readonly bridge: string;
    readonly pool?: string;
    readonly type?: string;
  }
  test.each<[string, string[], Expected]>([
    [
      'nothing said',
      [],
      {
        management: "LABEL='eth0'\nMODE='dhcp'\n",
        trigger: 'DEVICE=eth0\nMODE=dhcp\n',
        bridge: 'xenbr0',
      },
    ],
    [
      'another device',
      ['--device', 'eth1'],
      {
        management: "LABEL='eth1'\nMODE='dhcp'\n",
        trigger: 'DEVICE=eth1\nMODE=dhcp\n',
        bridge: 'xenbr1',
      },
    ],
    [
      'a new coordinator',
      ['-m', '10.0.0.9'],
      {
        management: "LABEL='eth0'\nMODE='dhcp'\n",
        trigger: 'DEVICE=eth0\nMODE=dhcp\n',
        bridge: 'xenbr0',
        pool: 'slave:10.0.0.9',
      },
    ],
    [
      'static, all given',
      ['--dev=eth1', ...static4, '--gateway', '192.168.1.1', '--dns', '192.168.1.2,192.168.1.3'],
      {
        management:
          "LABEL='eth1'\nMODE='static'\nIP='192.168.1.5'\nNETMASK='255.255.255.0'\n" +
          "GATEWAY='192.168.1.1'\nDNS='192.168.1.2,192.168.1.3'\n",
        trigger:
          'DEVICE=eth1\nMODE=static\nIP=192.168.1.5\nNETMASK=255.255.255.0\nGATEWAY=192.168.1.1\n' +
          'DNS=192.168.1.2,192.168.1.3\n',
        bridge: 'xenbr1',
      },
    ],
    [
      'a VLAN',
      ['--vlan', '12'],
      {
        management: "LABEL='eth0'\nMODE='dhcp'\nVLAN='12'\n",
        trigger: 'DEVICE=eth0\nMODE=dhcp\nVLAN=12\n',
        bridge: 'xentemp',
      },
    ],
    [
      'IPv6 beside IPv4',
      [
        ...static4,
        '--mode-v6',
        'STATIC',
        '--ipv6',
        'fd00::5/64',
        '--gateway-v6',
        'fd00::1',
        '--dns',
        'fd00::53',
      ],
      {
        management:
          "LABEL='eth0'\nMODE='static'\nMODEV6='static'\nIP='192.168.1.5'\n" +
          "NETMASK='255.255.255.0'\nIPv6='fd00::5/64'\nIPv6_GATEWAY='fd00::1'\nDNS='fd00::53'\n",
        trigger:
          'DEVICE=eth0\nMODE=static\nMODE_V6=static\nIP=192.168.1.5\nNETMASK=255.255.255.0\n' +
          'IPV6=fd00::5/64\nGATEWAY_V6=fd00::1\nDNS=fd00::53\n',
        bridge: 'xenbr0',
      },
    ],
    [
      'IPv6 only',
      ['--mode', 'none', '--mode-v6', 'autoconf'],
      {
        management: "LABEL='eth0'\nMODEV6='autoconf'\n",
        trigger: 'DEVICE=eth0\nMODE_V6=autoconf\n',
        bridge: 'xenbr0',
        type: 'IPv6',
      },
    ],
    [
      'abbreviations, =, -mADDRESS, the last of two, any case of a mode',
      [
        '-m10.0.0.8',
        '--ma=10.0.0.9',
        '--dev',
        'eth0',
        '--de=eth1',
        '--mode=DHCP',
        '--mode',
        'Static',
        '--ip=192.168.1.5',
        '--ip=192.168.1.6',
        '--net',
        '255.255.255.0',
        '--vl=12',
      ],
      {
        management:
          "LABEL='eth1'\nMODE='static'\nVLAN='12'\nIP='192.168.1.6'\nNETMASK='255.255.255.0'\n",
        trigger: 'DEVICE=eth1\nMODE=static\nVLAN=12\nIP=192.168.1.6\nNETMASK=255.255.255.0\n',
        bridge: 'xentemp',
        pool: 'slave:10.0.0.9',
      },
    ],
    [
      'IPv6 by DHCP beside IPv4 by DHCP',
      ['--mode-v6=DHCP'],
      {
        management: "LABEL='eth0'\nMODE='dhcp'\nMODEV6='dhcp'\n",
        trigger: 'DEVICE=eth0\nMODE=dhcp\nMODE_V6=dhcp\n',
        bridge: 'xenbr0',
      },
    ],
    [
      'IPv6 alone, static, no gateway, a VLAN',
      [
        '--mode',
        'none',
        '--mode-v6',
        'static',
        '--ipv6=fd00::5/64',
        '--vlan',
        '7',
        '--dns',
        'fd00::53',
      ],
      {
        management: "LABEL='eth0'\nMODEV6='static'\nVLAN='7'\nIPv6='fd00::5/64'\nDNS='fd00::53'\n",
        trigger: 'DEVICE=eth0\nMODE_V6=static\nVLAN=7\nIPV6=fd00::5/64\nDNS=fd00::53\n',
        bridge: 'xentemp',
        type: 'IPv6',
      },
    ],
    [
      'a coordinator by name',
      ['--master', 'pool.example.org'],
      {
        management: "LABEL='eth0'\nMODE='dhcp'\n",
        trigger: 'DEVICE=eth0\nMODE=dhcp\n',
        bridge: 'xenbr0',
        pool: 'slave:pool.example.org',
      },
    ],
    [
      'a coordinator by IPv6 address',
      ['-m', 'fd00::9'],
      {
        management: "LABEL='eth0'\nMODE='dhcp'\n",
        trigger: 'DEVICE=eth0\nMODE=dhcp\n',
        bridge: 'xenbr0',
        pool: 'slave:fd00::9',
      },
    ],
    [
      'name servers beside IPv6 autoconf',
      ['--mode', 'none', '--mode-v6', 'autoconf', '--dns', 'fd00::53'],
      {
        management: "LABEL='eth0'\nMODEV6='autoconf'\nDNS='fd00::53'\n",
        trigger: 'DEVICE=eth0\nMODE_V6=autoconf\nDNS=fd00::53\n',
        bridge: 'xenbr0',
        type: 'IPv6',
      },
    ],
  ])('%s', async (_, args, expected) => {
    const root = hostTree();
    const { status, stderr } = await reset(root, ['--yes', ...args]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(textAt(root, 'etc/firstboot.d/data/management.conf')).toBe(expected.management);
    expect(textAt(root, 'var/tmp/network-reset')).toBe(expected.trigger);
    expect(textAt(root, 'etc/xensource-inventory')).toBe(
      inventoryWith(expected.bridge, expected.type),
    );
    expect(textAt(root, 'etc/xensource/pool.conf')).toBe(expected.pool ?? 'slave:10.0.0.1');
    expect(textAt(root, 'var/lib/xcp/networkd.db')).toBeNull();
  });

  test('a coordinator ignores -m', async () => {
    const root = hostTree(coordinator);
    expect((await reset(root, ['--yes', '-m', '10.0.0.9'])).status).toBe(0);
    expect(textAt(root, 'etc/xensource/pool.conf')).toBe('master');
  });

  test(
    'a VLAN of the firstboot data is carried over, also to another device, and the summary ' +
      'says so; --novlan leaves it',
    async () => {
      const withVlan = {
        'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\nVLAN='7'\n",
      };
      const carried = hostTree(withVlan);
      expect((await reset(carried, ['--yes', '--device', 'eth1'])).stdout).toMatch(/^! .*VLAN 7/m);
      expect(textAt(carried, 'var/tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\nVLAN=7\n');
      const left = hostTree(withVlan);
      await reset(left, ['--yes', '--novlan']);
      expect(textAt(left, 'var/tmp/network-reset')).toBe('DEVICE=eth0\nMODE=dhcp\n');
    },
  );

  test(
    'static mode keeps a DOMAIN of the firstboot data, since name servers count only ' +
      'together with it; a bond is forgotten',
    async () => {
      const root = hostTree({
        'etc/firstboot.d/data/management.conf':
          "LABEL='eth0'\nMODE='dhcp'\nDOMAIN='example.org'\nBOND_MODE='balance-slb'\n" +
          "BOND_MEMBERS='eth0,eth1'\n",
      });
      await reset(root, ['--yes', ...static4, '--dns', '192.168.1.2']);
      expect(textAt(root, 'etc/firstboot.d/data/management.conf')).toBe(
        "LABEL='eth0'\nMODE='static'\nIP='192.168.1.5'\nNETMASK='255.255.255.0'\n" +
          "DNS='192.168.1.2'\nDOMAIN='example.org'\n",
      );
    },
  );

  test('without the naming script the bridge is left to networkd', async () => {
    const root = hostTree({ 'etc/sysconfig/network-scripts/interface-rename.py': null });
    const { stdout } = await reset(root, ['--yes']);
    expect(textAt(root, 'etc/xensource-inventory')).toBe(inventoryWith(''));
    expect(stdout).not.toContain('interface-rename.py');
  });

  test('the trigger goes where the xapi of this host looks for it', async () => {
    const root = hostTree({ 'opt/xensource/bin/xapi': `\0\x7fELF\0/tmp/network-reset\0` });
    await reset(root, ['--yes']);
    expect(textAt(root, 'tmp/network-reset')).toBe('DEVICE=eth0\nMODE=dhcp\n');
    expect(textAt(root, 'var/tmp/network-reset')).toBeNull();
  });

  test('a host of the design page: its own order of steps', async () => {
    const root = hostTree({
      'opt/xensource/libexec/interface-reconfigure': '',
      'var/lib/xcp/networkd.db': null,
      'etc/sysconfig/network-scripts/interface-rename.py': null,
    });
    const { stdout, status } = await reset(root, ['--yes', '--device', 'eth1']);
    expect(status).toBe(0);
    expect([...stdout.matchAll(/would run: ([^)]*)/g)].map((match) => match[1])).toEqual([
      'service network stop',
      'systemctl stop xapi',
      '/opt/xensource/libexec/interface-reconfigure --force xenbr1 rewrite --device=eth1 ' +
        '--mac=00:1b:21:aa:bb:01 --mode=dhcp',
      'reboot -f',
    ]);
    expect(textAt(root, 'tmp/network-reset')).toBe('DEVICE=eth1\nMODE=dhcp\n');
  });
});

test('a byte that is no UTF-8, where the original crashes, stays, and reaches no terminal', async () => {
  const root = hostTree();
  const path = join(root, 'etc/xensource-inventory');
  const text = Buffer.concat([
    Buffer.from("OWNER='Jos"),
    Buffer.of(0xe9),
    Buffer.from(`'\n${inventory}`),
  ]);
  writeFileSync(path, text);
  expect((await reset(root, ['--dry-run'])).stdout).toContain("    OWNER='Jos'\n");
  expect((await reset(root, ['--yes', '--device', 'eth1'])).stderr).toBe('');
  expect(readFileSync(path)).toEqual(
    Buffer.concat([text.subarray(0, 13), Buffer.from(inventoryWith('xenbr1'))]),
  );
  expect((await reset(root, ['--resume', '--yes'])).status).toBe(0);
  expect((await reset(root, ['--undo', '--yes'])).stderr).toBe('');
  expect(readFileSync(path)).toEqual(text);
});
