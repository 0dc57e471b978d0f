import { answerOn, askersOn, cable, look, prepareCabling, runAll } from './lab/cabling.js';
import { resetCommand, tellOnMachine } from './lab/on-machine.js';

/** What a look finds where everything answers. */
const answers = (net: number): readonly string[] => [
  `dhcpOffer 192.0.${net}.1`,
  `addressInUse 192.0.${net}.10`,
  `gatewayAnswers 192.0.${net}.1`,
];

/** A bond of two ports in a bridge, as the Linux back end of a host makes it. */
const bondIn = (bridge: string, bond: string, mode: string, ports: readonly string[]) => [
  `ip link add ${bond} type bond mode ${mode} miimon 100`,
  ...ports.map((port) => `ip link set ${port} down`),
  ...ports.map((port) => `ip link set ${port} master ${bond}`),
  `ip link add ${bridge} type bridge`,
  `ip link set ${bond} master ${bridge}`,
  ...[...ports, bond, bridge].map((name) => `ip link set ${name} up`),
];

tellOnMachine('the wire of ports in bonds, VLANs and Open vSwitch', async (machine) => {
  const temporary = (options: string): string =>
    `${resetCommand} --no-probe --for 1 --temporary-address ${options}`;
  await prepareCabling(machine);

  // Two bonds that speak LACP: the far one answers over the port that it likes.
  await runAll(machine, [
    ...cable('l0', 'm0', '02:00:00:00:10:00'),
    ...cable('l1', 'm1', '02:00:00:00:10:01'),
    ...bondIn('xapi1', 'bond1', '802.3ad lacp_rate fast', ['l0', 'l1']),
    'ip -n far link add far1 type bond mode 802.3ad miimon 100 lacp_rate fast',
    ...['m0', 'm1'].map((port) => `ip -n far link set ${port} down`),
    ...['m0', 'm1'].map((port) => `ip -n far link set ${port} master far1`),
    ...['m0', 'm1', 'far1'].map((port) => `ip -n far link set ${port} up`),
  ]);
  const groups = 'grep -o "Aggregator ID: [0-9]*" /proc/net/bonding/bond1 | sort -u | wc -l';
  await machine.until(`test "$(${groups})" = 1`);
  await answerOn(machine, 'far1', 1);
  for (const port of ['l0', 'l1']) {
    const found = await look(machine, `--device ${port}`, '192.0.1');
    expect(found).toEqual(expect.arrayContaining([...answers(1)]));
    expect(found.some((one) => one.startsWith('lacp '))).toBe(true);
  }
  // With the own address of each, not the one of the bond, which the switch has on another port.
  expect(await askersOn(machine, 'far1')).toEqual(['020000001000', '020000001001']);

  // An active-backup bond: the port that stands by is looked at too.
  await runAll(machine, [
    ...cable('a0', 'd0', '02:00:00:00:20:00'),
    ...cable('a1', 'd1', '02:00:00:00:20:01'),
    ...bondIn('xapi2', 'bond2', 'active-backup', ['a0', 'a1']),
    'ip -n far link add far2 type bridge',
    ...['d0', 'd1'].map((port) => `ip -n far link set ${port} master far2`),
  ]);
  await answerOn(machine, 'far2', 2);
  for (const port of ['a0', 'a1'])
    expect(await look(machine, `--device ${port}`, '192.0.2')).toEqual([
      `carrier ${port}`,
      ...answers(2),
    ]);
  expect(await askersOn(machine, 'far2')).toEqual(['020000002000', '020000002001']);

  // A VLAN with a device and a bridge, and one that has neither.
  await runAll(machine, [
    ...cable('v0', 'w0', '02:00:00:00:30:00'),
    'ip link add xenbr3 type bridge',
    'ip link set v0 master xenbr3',
    'ip link add link v0 name v0.20 type vlan id 20',
    'ip link add xapi3 type bridge',
    'ip link set v0.20 master xapi3',
    ...['xenbr3', 'v0.20', 'xapi3'].map((name) => `ip link set ${name} up`),
    ...[20, 21].map((tag) => `ip -n far link add link w0 name w0.${tag} type vlan id ${tag}`),
  ]);
  await answerOn(machine, 'w0.20', 3);
  await answerOn(machine, 'w0.21', 4);
  for (const [tag, net] of [
    [20, 3],
    [21, 4],
  ] as const)
    expect(await look(machine, `--device v0 --vlan ${tag}`, `192.0.${net}`)).toEqual(
      expect.arrayContaining([...answers(net), `vlanSeen ${tag}`]),
    );
  expect(await look(machine, '--device v0.20', '192.0.3')).toEqual(
    expect.arrayContaining(answers(3)),
  );
  expect(await look(machine, '--device v0', '192.0.3')).toEqual(
    expect.arrayContaining(['noDhcpOffer v0', 'addressFree 192.0.3.10', 'gatewaySilent 192.0.3.1']),
  );

  // Open vSwitch, untagged and on a VLAN that is a bridge of its own.
  await runAll(machine, [
    ...cable('o0', 'p0', '02:00:00:00:50:00'),
    'ovs-vsctl add-br xenbr5 -- add-port xenbr5 o0 -- add-br xapi5 xenbr5 20',
    ...['xenbr5', 'xapi5'].map((name) => `ip link set ${name} up`),
    'ip -n far link add link p0 name p0.20 type vlan id 20',
  ]);
  await answerOn(machine, 'p0', 5);
  await answerOn(machine, 'p0.20', 6);
  expect(await look(machine, '--device o0', '192.0.5')).toEqual(expect.arrayContaining(answers(5)));
  expect(await look(machine, '--device o0 --vlan 20', '192.0.6')).toEqual(
    expect.arrayContaining([...answers(6), 'vlanSeen 20']),
  );

  // A temporary address goes on the bridge of the port, of its bond or of the VLAN.
  for (const [options, net, on] of [
    ['--device l1', 1, 'xapi1'],
    ['--device a1', 2, 'xapi2'],
    ['--device v0 --vlan 20', 3, 'xapi3'],
    ['--device o0', 5, 'xenbr5'],
    ['--device o0 --vlan 20', 6, 'xapi5'],
  ] as const) {
    expect(await machine.run(temporary(`192.0.${net}.77/24 ${options}`))).toContain(
      `192.0.${net}.77/24 is on ${on} for 1 minute.`,
    );
    await machine.run(`ip netns exec far ping -c 1 -W 10 192.0.${net}.77`);
  }
  // No other VLAN: its device would take the frames of VMs from the port.
  for (const [port, bridge] of [
    ['l0', 'xapi1'],
    ['v0', 'xenbr3'],
    ['o0', 'xenbr5'],
  ]) {
    const refused = await machine.tries(temporary(`192.0.9.77/24 --device ${port} --vlan 30`));
    expect(refused.status).toBe(1);
    expect(refused.said).toContain(`${port} is in use by ${bridge}`);
  }
  // On a port that nothing uses a device is made. The kernel does not remove that by itself.
  await runAll(machine, [
    ...cable('f0', 'g0', '02:00:00:00:70:00'),
    'ip -n far link add link g0 name g0.40 type vlan id 40',
    'ip -n far link set g0.40 up',
    'ip -n far address add 192.0.7.1/24 dev g0.40',
  ]);
  const made = await machine.run(temporary('192.0.7.77/24 --device f0 --vlan 40'));
  expect(made).toContain('The kernel does not remove f0.40 by itself: ip link delete f0.40 does');
  await machine.run('ip netns exec far ping -c 1 -W 10 192.0.7.77');

  // The kernel takes them all back, with their routes; nothing of ours runs any more.
  await machine.until('! ip -o -4 address | grep -q "192\\.0\\..*\\.77/"');
  expect(await machine.run('ip route')).not.toContain('metric 4242');
  expect(await machine.run('ip -o link show f0.40')).toContain('f0.40');
});
