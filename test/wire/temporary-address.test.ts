import { describeOnWire, onWire, type FarEnd } from '../support/host/wire.js';

const add = '$PROGRAM --temporary-address 192.0.2.10/24 --device v0';
const promote = (value: number): string =>
  `echo ${value} > /proc/sys/net/ipv4/conf/all/promote_secondaries; echo ${value} > ` +
  '/proc/sys/net/ipv4/conf/default/promote_secondaries';
const bridge =
  'ip link add xenbr0 type bridge; ip link set v0 master xenbr0; ip link set xenbr0 up';
/**
 * Somebody at the far end answers the address: it refuses the connection, as nothing listens there.
 */
const reach = `import socket
try: socket.create_connection(("192.0.2.1", 9), 3, ("192.0.2.10", 0))
except ConnectionRefusedError: print("reached")`;
/** Lets the kernel's time for the address run out, as it does after a while. */
const expire = (address: string, on: string): string =>
  `ip address change ${address} dev ${on} valid_lft 1 preferred_lft 1
   while ip -o address show | grep -q " ${address} "; do sleep 0.1; done`;

/** What is printed by the script behind the line `--`. */
async function after(farEnd: FarEnd, script: string): Promise<string> {
  const end = await onWire(farEnd, script);
  expect(end).toMatchObject({ status: 0, stderr: '' });
  return end.stdout.split('--\n')[1] ?? '';
}

describeOnWire('a temporary address on a real port', () => {
  test.concurrent(
    'is reached from the far end, and the kernel removes it with its routes',
    async () => {
      const told = await onWire(
        { kernel: ['192.0.2.1/24'] },
        `REACH='${reach}'; ${promote(1)}
      ${add} --gateway 192.0.2.1 --for 5
      echo --; ip -o -4 address show dev v0; ip route; python3 -c "$REACH"
      ${expire('192.0.2.10/24', 'v0')}
      echo --; ip address show dev v0 | grep -c inet || true; ip route`,
      );
      expect(told).toMatchObject({ status: 0, stderr: '' });
      const [said = '', there, gone] = told.stdout.split('--\n');
      expect(said).toContain('192.0.2.10/24 is on v0 for 5 minutes.');
      expect(said).toContain('ssh root@192.0.2.10');
      expect(there).toMatch(/inet 192\.0\.2\.10\/24 .* valid_lft (?:300|299)sec/u);
      expect(there).toContain('default via 192.0.2.1 dev v0 src 192.0.2.10 metric 4242');
      expect(there).toContain('reached');
      expect(gone).toBe('0\n');
    },
  );

  test.concurrent('goes on the bridge that the port is in', async () => {
    const there = await after({}, `${promote(1)}; ${bridge}; ${add}; echo --; ip -o -4 address`);
    expect(there).toContain('xenbr0    inet 192.0.2.10/24');
  });

  test.concurrent('never takes the real address with it, also where it came first', async () => {
    const there = await after(
      {},
      `${promote(0)}
      ${add}
      ip address add 192.0.2.20/24 dev v0
      ip -o -4 address
      ${expire('192.0.2.10/32', 'v0')}
      echo --; ip -o -4 address; ip route`,
    );
    expect(there).toContain('inet 192.0.2.20/24');
    expect(there).toContain('192.0.2.0/24 dev v0 proto kernel scope link src 192.0.2.20');
    expect(there).not.toContain('192.0.2.10');
  });

  test.concurrent('joins the real address of its subnet as a secondary one', async () => {
    const there = await after(
      {},
      `${promote(0)}; ip address add 192.0.2.20/24 dev v0; ${add}; echo --; ip -o -4 address`,
    );
    expect(there).toMatch(/192\.0\.2\.10\/24 .* secondary dynamic v0/u);
  });

  test.concurrent('a second one stays when the time of the first is over', async () => {
    const there = await after(
      { kernel: ['192.0.2.1/24'] },
      `REACH='${reach}'; ${promote(0)}
      ${add} --gateway 192.0.2.1 --no-probe
      $PROGRAM --temporary-address 192.0.2.11/24 --device v0 --gateway 192.0.2.1 --no-probe
      ${expire('192.0.2.10/32', 'v0')}
      echo --; ip -o -4 address show dev v0; ip route
      python3 -c "$(echo "$REACH" | sed s/192.0.2.10/192.0.2.11/)"`,
    );
    expect(there).toContain('inet 192.0.2.11/32');
    expect(there).toContain('default via 192.0.2.1 dev v0 src 192.0.2.11 metric 4242');
    expect(there).toContain('192.0.2.0/24 dev v0 scope link src 192.0.2.11 metric 4242');
    expect(there).not.toContain('192.0.2.10');
    expect(there).toContain('reached');
  });

  test.concurrent('is refused where somebody already uses it, unless insisted on', async () => {
    const otherHost = { holds: { '192.0.2.10': '00:11:22:33:44:55' } };
    const refused = await onWire(otherHost, `${add}; ip -o -4 address show dev v0`);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('00:11:22:33:44:55 already uses 192.0.2.10.');
    expect(refused.stdout).toBe('');
    const there = await after(otherHost, `${add} --force; echo --; ip -o -4 address show dev v0`);
    expect(there).toContain('192.0.2.10');
  });

  test.concurrent('is refused on a port that is off, is absent, or has it already', async () => {
    const off = await onWire({}, `ip link set v0 down; ${add}`);
    expect(off.stderr).toContain('v0 is switched off: ip link set v0 up switches it on.');
    const absent = await onWire({}, '$PROGRAM --temporary-address 192.0.2.10/24 --device v9');
    expect(absent.stderr).toContain('This host has no v9; it has v0.');
    const here = await onWire({}, `ip address add 192.0.2.10/24 dev v0; ${add}`);
    expect(here.stderr).toContain('v0 of this host already has this address.');
    for (const { status } of [off, absent, here]) expect(status).toBe(1);
  });

  test.concurrent('is refused on a VLAN that has no bridge, on a port in use', async () => {
    const refused = await onWire({}, `${bridge}; ${add} --vlan 20`);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      'VLAN 20 has no bridge on this host, and v0 is in use by xenbr0',
    );
  });

  test.concurrent('IPv6: with a gateway that goes with it', async () => {
    const there = await after(
      { kernel: ['2001:db8::1/64'] },
      `echo 0 > /proc/sys/net/ipv6/conf/v0/disable_ipv6
      $PROGRAM --temporary-address 2001:db8::10/64 --device v0 --gateway 2001:db8::1 --for 5
      echo --; ip -o -6 address show dev v0 scope global; ip -6 route show default`,
    );
    expect(there).toMatch(/inet6 2001:db8::10\/64 .* valid_lft (?:300|299)sec/u);
    expect(there).toMatch(/default via 2001:db8::1 dev v0 src 2001:db8::10 .*expires/u);
  });

  test.concurrent('what is said to remove it sooner removes it with its routes', async () => {
    const there = await after(
      { kernel: ['2001:db8::1/64', '192.0.2.1/24'] },
      `${promote(0)}; echo 0 > /proc/sys/net/ipv6/conf/v0/disable_ipv6
      sooner() { "$@" | sed -n 's/^To remove it sooner: //p'; }
      A=$(sooner $PROGRAM --temporary-address 2001:db8::10/64 --device v0 --gateway 2001:db8::1)
      B=$(sooner ${add} --gateway 192.0.2.1)
      sh -ec "$A; $B"
      echo --; ip -o address show dev v0 scope global; ip route; ip -6 route show default`,
    );
    expect(there).toBe('');
  });

  test.concurrent('leaves nothing half made when the kernel refuses a route', async () => {
    const refused = await onWire(
      {},
      `${promote(1)}; $PROGRAM --temporary-address 192.0.2.10/32 --device v0 ` +
        '--gateway 192.0.2.1; ip -o -4 address show dev v0',
    );
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/via 192\.0\.2\.1 .* failed \(.*\)\. Nothing was changed\.$/mu);
    expect(refused.stdout).toBe('');
  });

  test.concurrent('changes no file of the host', async () => {
    const state = 'find /etc /var/lib -xdev -newer $FOLDER/start | sort';
    const there = await after({}, `touch $FOLDER/start; ${add}; echo --; ${state}`);
    expect(there).toBe('');
  });
});
