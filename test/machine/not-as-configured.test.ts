import { atSerialLine, tellOnMachine } from './lab/on-machine.js';

/** What somebody has done to the machine, and what the Status Display says of it. */
const done: readonly (readonly [string, string])[] = [
  ['ip address flush dev xenbr0', 'the address 192.168.1.10 is gone.'],
  ['ip link delete xenbr0', 'the bridge xenbr0 is gone.'],
  ['ip link set xenbr0 down', 'xenbr0 is switched off.'],
  ['ip link set eth0 down', 'eth0 is switched off.'],
  ['ip address add 192.168.1.99/24 dev xenbr0', 'it has one more address, 192.168.1.99.'],
  ['ip link set xenbr0 mtu 1400', 'the MTU is 1400, not 1500.'],
  ['ip route delete default', 'the default route through 192.168.1.1 is gone.'],
  [
    'ip route add default via 192.168.1.7 metric 500',
    'there is one more default route, through 192.168.1.7.',
  ],
];
/** What makes it as configured again, whatever was done. */
const repair =
  'ip link set eth0 up; ip address delete 192.168.1.99/24 dev xenbr0; ' +
  'ip link set xenbr0 mtu 1500; ip route delete default via 192.168.1.7; ' +
  'systemctl restart xcp-networkd';
/** Two ports have each other's names: their cards were exchanged. */
const exchanged =
  'for nic in eth0 eth1; do ip link set $nic down; done; ip link set eth0 name was0; ' +
  'ip link set eth1 name eth0; ip link set was0 name eth1; ' +
  'for nic in eth0 eth1; do ip link set $nic up; done';

tellOnMachine(
  'the Status Display says where the machine is not as configured, with a key for the quick fix',
  async (machine) => {
    const operator = atSerialLine(machine);
    await operator.sees('Status Display', 'IPv4 address');
    const differs = 'The machine is not as configured:';
    for (const [command, said] of done) {
      await machine.run(command);
      await operator.sees(`${differs} ${said.split(' ')[0] ?? ''}`, said);
      await operator.sees(/Press \d for "Configure Management Interface"/u);
      await machine.run(repair);
      await operator.session.waitFor(() => !operator.reading.includes(differs));
    }
    await machine.run(exchanged);
    await operator.sees(
      'the port is 3c:ec:ef:12:a0:55, not 3c:ec:ef:12:a0:54, eth0 is not in xenbr0.',
      'Press 1 for "Display NICs"',
    );
  },
);
