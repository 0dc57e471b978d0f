import { look, runAll } from './lab/cabling.js';
import { passwordOf } from './lab/image.js';
import { atSerialLine, resetCommand, tellOnMachine } from './lab/on-machine.js';

tellOnMachine(
  'a bond of Open vSwitch: each port is looked at, and without XAPI screens and report know it',
  async (machine) => {
    await runAll(machine, [
      'systemctl start openvswitch-switch',
      'ovs-vsctl add-br xenbr1 -- add-bond xenbr1 bond1 eth1 eth2 bond_mode=active-backup',
      'ip link set xenbr1 up',
    ]);
    // Each port hangs on a network of its own, so what is found was found through it.
    for (const [port, net] of [
      ['eth1', '192.168.2'],
      ['eth2', '192.168.3'],
    ] as const)
      expect(await look(machine, `--device ${port}`, net)).toEqual([
        `carrier ${port}`,
        `dhcpOffer ${net}.1`,
        `addressFree ${net}.10`,
        `gatewayAnswers ${net}.1`,
      ]);
    expect(
      await machine.run(
        `${resetCommand} --temporary-address 192.168.2.77/24 --device eth1 --no-probe --for 5`,
      ),
    ).toContain('is on xenbr1 for 5 minutes.');
    await machine.run('ovs-appctl bond/set-active-member bond1 eth1');
    await machine.run('ping -c 1 -W 10 -I xenbr1 192.168.2.1');

    // Of all that knew of the bond only the switch is left.
    await machine.run('systemctl stop xapi; rm /var/lib/xcp/state.db /var/lib/xcp/networkd.db');
    const operator = atSerialLine(machine);
    await operator.sees('Status Display', 'XAPI is not running');
    await operator.choose('Network and Management Interface');
    await operator.choose('Display NICs');
    await operator.sees(/eth1 .*bond1/u, /eth2 .*bond1/u);
    expect(await machine.run(`${resetCommand} --device eth1 --dry-run --no-probe`)).toContain(
      'eth1 is in bond1, which the reset forgets.',
    );
    await operator.back();
    await operator.back();
    await operator.choose('Technical Support');
    await operator.choose('Save Support Report');
    await operator.logsIn(passwordOf('root'));
    await operator.choose('On this host');
    await operator.sees('Nothing is sent anywhere');
    operator.session.press('f8');
    await operator.sees('The report is saved');
    const report = 'tar -xzOf /var/lib/xsconsole/reports/*.tar.gz';
    expect(await machine.run(`${report} | grep -A 30 'ovs-vsctl .* show$'`)).toContain(
      'Port bond1',
    );
  },
);
