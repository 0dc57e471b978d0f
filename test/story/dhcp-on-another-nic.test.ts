import { textAt } from '../support/host/host-tree.js';
import { hosts, pifsOf, poolRows } from '../support/pool-rows.js';
import { growsLong } from '../support/story/reset-story.js';
import { newHost, openConsole } from '../support/story/story.js';

test(
  'an operator moves the management interface to another NIC with DHCP, and the host comes ' +
    'back with its lease',
  async () => {
    const tree = await newHost();
    const before = {
      inventory: textAt(tree, 'etc/xensource-inventory') ?? '',
      other: pifsOf(tree, hosts.other),
      networks: poolRows(tree, 'network'),
      vifs: poolRows(tree, 'VIF'),
    };
    const console = await openConsole(tree);
    await console.sees('eth0', '192.168.1.10');
    await console.choose('Network and Management Interface');
    await console.moveTo('Emergency Network Reset');
    await console.sees('PIFs, Bonds, VLANs');
    await console.next();
    await console.next();
    await console.choose('eth1');
    await console.choose('DHCP');
    await console.choose('Continue');
    const preview = await console.reads('. Reboot');
    expect(
      [
        'eth1',
        '3c:ec:ef:12:a0:55',
        'win-dc01',
        'bond0',
        'VLAN 20',
        'tunnel0',
        '/etc/xensource-inventory',
        "- MANAGEMENT_INTERFACE='xenbr0'",
        "+ MANAGEMENT_INTERFACE='xenbr1'",
        '+ DEVICE=eth1',
        'Reboot',
      ].filter((told) => !preview.includes(told)),
    ).toEqual([]);
    await console.next();
    await console.answers('yes');
    growsLong(console);
    await console.comesBack(
      /Device +eth1/u,
      /IPv4 mode +DHCP/u,
      /IPv4 address +10\.20\.0\.131/u,
      /Gateway +10\.20\.0\.1 /u,
    );
    expect(
      console.neverSaw(
        'Replace /etc/xensource-inventory',
        'Replace /var/tmp/network-reset',
        'The host boots',
        'Find the NICs again',
      ),
    ).toEqual([]);

    const log = textAt(tree, 'var/log/xsconsole.log') ?? '';
    for (const line of ['begins: eth1', '1/[0-9]+ .*: done', 'ended: done'])
      expect(log).toMatch(new RegExp(` xsconsole\\[[0-9]+\\] info: .*${line}$`, 'mu'));

    expect(textAt(tree, 'etc/xensource-inventory')).toBe(
      before.inventory
        .replace(/^MANAGEMENT_INTERFACE=.*$/mu, "MANAGEMENT_INTERFACE='xenbr1'")
        .replace(/^CURRENT_INTERFACES=.*$/mu, "CURRENT_INTERFACES=''"),
    );
    expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe(
      "LABEL='eth1'\nMODE='dhcp'\n",
    );
    expect(textAt(tree, 'var/tmp/network-reset')).toBeNull();
    expect(textAt(tree, 'etc/xensource/pool.conf')).toBe('master');

    const ours = Object.values(pifsOf(tree, hosts.ours));
    expect(
      ours
        .map(
          (pif) =>
            `${pif['device'] ?? ''} ${pif['physical'] ?? ''} ${pif['ip_configuration_mode'] ?? ''}`,
        )
        .sort(),
    ).toEqual([
      'eth0 true None',
      'eth1 true DHCP',
      'eth2 true None',
      'eth3 true None',
      'eth4 true None',
    ]);
    const remaining = new Set(Object.keys(pifsOf(tree, hosts.other)));
    expect(
      Object.values(poolRows(tree, 'Bond')).every(({ master }) => remaining.has(master ?? '')),
    ).toBe(true);
    expect(
      [poolRows(tree, 'Bond'), poolRows(tree, 'VLAN'), poolRows(tree, 'tunnel')].map(
        (rows) => Object.keys(rows).length,
      ),
    ).toEqual([1, 2, 1]);
    expect(pifsOf(tree, hosts.other)).toEqual(before.other);
    expect(poolRows(tree, 'network')).toEqual(before.networks);
    expect(poolRows(tree, 'VIF')).toEqual(before.vifs);
  },
);
