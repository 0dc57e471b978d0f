import { join } from 'node:path';
import { isJsonObject, jsonText } from '../../src/model/index.js';
import { describeOnWire, kinds, onWire, type FarEnd, type OnWire } from '../support/host/wire.js';

interface Found {
  readonly code: string;
  readonly subject: string;
  readonly detail: string;
}

function foundIn(document: unknown): readonly Found[] {
  if (!isJsonObject(document) || !Array.isArray(document['findings'])) return [];
  const findings: readonly unknown[] = document['findings'];
  return findings.flatMap((one) =>
    isJsonObject(one)
      ? [
          {
            code: jsonText(one, 'code'),
            subject: jsonText(one, 'subject'),
            detail: jsonText(one, 'detail'),
          },
        ]
      : [],
  );
}

/** The findings of a probe that listens for so many seconds. */
async function probe(
  farEnd: FarEnd,
  options: string,
  prepare = '',
): Promise<{ readonly end: OnWire; readonly found: readonly Found[] }> {
  const end = await onWire(farEnd, `${prepare}\n$PROGRAM --probe --json --device v0 ${options}`);
  expect(end).toMatchObject({ status: 0, stderr: '' });
  const document: unknown = JSON.parse(end.stdout);
  expect(document).toMatchObject({ device: 'v0' });
  return { end, found: foundIn(document) };
}

const helper = join(__dirname, '../../assets/helpers/wire.py');
const codes = (found: readonly Found[]): readonly string[] => found.map(({ code }) => code);
const detail = (found: readonly Found[], code: string): string | undefined =>
  found.find((one) => one.code === code)?.detail;

const offer = {
  server: '192.0.2.1',
  address: '192.0.2.57',
  netmask: ['255.255.255.0'],
  routers: ['192.0.2.1'],
  dns: ['192.0.2.53'],
};
const otherHost = '00:11:22:33:44:55';
/** An LACP frame of a switch: the actor's part, and as much behind it as makes a frame. */
const lacp =
  '0180c2000002 0011223344aa 8809 01010114 8000 0011223344aa 0001 8000 0007 ' +
  `3d000000 ${'00'.repeat(90)}`;
const lldp = [
  '0180c200000e 0011223344aa 88cc',
  '0207 04 0011223344aa', // chassis: a MAC
  '0409 05 4769312f302f3731', // port Gi1/0/71
  '0602 0078',
  '0a08 73772d7261636b34', // sw-rack4
  'fe06 0080c2 01 0014', // untagged VLAN 20
  '0000',
].join('');
const cdpBody = [
  '02b4 0000',
  '0001 000b 636f7265312d61', // core1-a
  '0003 000a 4661302f3132', // Fa0/12
].join('');
const cdp = `01000ccccccc 0011223344ab 0024 aaaa0300000c2000 ${cdpBody}${'00'.repeat(20)}`;
const bare = (hex: string): string => hex.replaceAll(' ', '');

describeOnWire('a probe on a real cable', () => {
  test.concurrent(
    'hears the DHCP server, the host that uses the address and the gateway, and sends no frame more',
    async () => {
      const { end, found } = await probe(
        { offers: [offer], holds: { '192.0.2.10': otherHost, '192.0.2.1': '00:11:22:33:44:01' } },
        '--mode static --ip 192.0.2.10 --netmask 255.255.255.0 --gateway 192.0.2.1 --listen 2',
      );
      expect(codes(found)).toEqual(['carrier', 'dhcpOffer', 'addressInUse', 'gatewayAnswers']);
      expect(detail(found, 'dhcpOffer')).toContain('offer 192.0.2.57/24 from 192.0.2.1');
      expect(detail(found, 'addressInUse')).toBe('00:11:22:33:44:55 already uses 192.0.2.10');
      // A DISCOVER and probes that name no address of ours. Never a REQUEST: no lease is taken.
      expect(kinds(end.frames)).toEqual([
        'ARP who has 192.0.2.1, says 0.0.0.0',
        'ARP who has 192.0.2.10, says 0.0.0.0',
        'DHCP message 1',
        'ICMPv6 133',
      ]);
      expect(end.frames.length).toBe(4);
    },
  );

  test.concurrent('tells silence as such, after three questions each', async () => {
    const { end, found } = await probe(
      {},
      '--mode static --ip 192.0.2.10 --netmask 255.255.255.0 --gateway 192.0.2.1',
    );
    expect(codes(found)).toEqual(['carrier', 'noDhcpOffer', 'addressFree', 'gatewaySilent']);
    expect(detail(found, 'gatewaySilent')).toBe('no answer in 8 s');
    expect(end.frames.length).toBe(3 + 3 + 3 + 2);
  });

  test.concurrent('hears the real kernel answer, for IPv4 and IPv6', async () => {
    const { found } = await probe(
      { kernel: ['192.0.2.1/24', '2001:db8::10/64'] },
      '--ip 192.0.2.10 --gateway 192.0.2.1 --ipv6 2001:db8::10/64 --gateway-v6 2001:db8::1 ' +
        '--listen 3',
    );
    expect(codes(found)).toEqual([
      'carrier',
      'noDhcpOffer',
      'addressFree',
      'addressInUse',
      'gatewayAnswers',
      'gatewaySilent',
    ]);
  });

  test.concurrent('hears an IPv6 router and a host that uses the IPv6 address', async () => {
    const { found } = await probe(
      {
        holds: { '2001:db8::10': otherHost },
        router: {
          address: 'fe80::1',
          mac: '00:11:22:33:44:66',
          prefix: '2001:db8::',
          length: 64,
          lifetime: 1800,
        },
      },
      '--ipv6 2001:db8::10/64 --gateway-v6 fe80::1 --listen 2',
    );
    expect(detail(found, 'routerAdvertisement')).toBe('advertises 2001:db8::/64');
    expect(detail(found, 'addressInUse')).toBe(`${otherHost} already uses 2001:db8::10`);
    expect(codes(found)).toContain('gatewayAnswers');
  });

  test.concurrent('hears switch port, LACP and VLANs', async () => {
    const tagged =
      'ffffffffffff 0011223344aa 81000037 0806 0001080006040001 0011223344aa 0a370009 ' +
      '000000000000 0a370001';
    const { found } = await probe({ send: [lacp, lldp, cdp, tagged].map(bare) }, '--listen 2');
    expect(found.filter(({ code }) => code === 'switchPort')).toEqual([
      expect.objectContaining({
        subject: 'sw-rack4',
        detail: 'port Gi1/0/71, untagged VLAN 20 (LLDP)',
      }),
      expect.objectContaining({ subject: 'core1-a', detail: 'port Fa0/12 (CDP)' }),
    ]);
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'lacp', subject: '00:11:22:33:44:aa' }),
    );
    expect(found).toContainEqual({
      code: 'vlanSeen',
      subject: '55',
      detail: 'frames of VLAN 55; seen: 10.55.0.9',
    });
  });

  test.concurrent('hears none of them where none is sent', async () => {
    const { found } = await probe({}, '--listen 1');
    expect(codes(found)).toEqual(['carrier', 'noDhcpOffer']);
  });

  test.concurrent('asks on the chosen VLAN and takes answers from there only', async () => {
    const request = { offers: [offer], holds: { '192.0.2.10': otherHost } };
    const { end, found } = await probe(
      { ...request, vlan: 20 },
      '--vlan 20 --ip 192.0.2.10 --listen 2',
    );
    expect(codes(found)).toEqual(['carrier', 'dhcpOffer', 'addressInUse', 'vlanSeen']);
    expect(end.frames.every(({ tag }) => tag === '20')).toBe(true);
    const other = await probe({ ...request, vlan: 20 }, '--vlan 30 --ip 192.0.2.10 --listen 2');
    expect(codes(other.found)).toEqual(['carrier', 'noDhcpOffer', 'addressFree']);
  });

  test.concurrent('works on a port in a bridge', async () => {
    const { found, end } = await probe(
      { offers: [offer], holds: { '192.0.2.10': otherHost }, send: [bare(lacp)] },
      '--ip 192.0.2.10 --listen 2',
      'ip link add xenbr0 type bridge; ip link set v0 master xenbr0; ip link set xenbr0 up',
    );
    expect(codes(found)).toEqual(expect.arrayContaining(['dhcpOffer', 'addressInUse', 'lacp']));
    expect(new Set(end.frames.map(({ bytes }) => bytes.subarray(6, 12).toString('hex'))).size).toBe(
      1,
    );
  });

  test.concurrent('changes nothing on the host', async () => {
    const state = 'ip address; ip route; ip neighbour; ls -la /var/lib /etc | md5sum';
    const { stdout } = await onWire(
      { offers: [offer], holds: { '192.0.2.10': otherHost } },
      `(${state}) > $FOLDER/before; $PROGRAM --probe --device v0 --ip 192.0.2.10 --listen 2 > /dev/null
      (${state}) > $FOLDER/after; diff $FOLDER/before $FOLDER/after && echo same`,
    );
    expect(stdout.trim()).toBe('same');
  });

  test.concurrent(
    'does not look at a port that is off, and lowers one that it has raised',
    async () => {
      const { end, found } = await probe({ offers: [offer] }, '--listen 2', 'ip link set v0 down');
      expect(codes(found)).toEqual(['notLooked', 'carrier']);
      expect(end.frames).toEqual([]);
      const raised = await onWire(
        { offers: [offer] },
        'ip link set v0 down; $PROGRAM --probe --json --device v0 --listen 3 --raise; ip ' +
          'link show v0',
      );
      expect(raised.stdout).toContain('offer 192.0.2.57/24');
      expect(raised.stdout).toContain('state DOWN');
    },
  );

  test.concurrent('tells a port without a link', async () => {
    const { found } = await probe(
      {},
      '--listen 1',
      'ip link add w0 type veth peer name w1; ip link set w0 up; ip link set v0 name old; ' +
        'ip link set w0 name v0 || true',
    );
    expect(codes(found)).toEqual(['carrier']);
    expect(detail(found, 'carrier')).toContain('no link');
  });

  test.concurrent('says that a device is not there, and ends as failed', async () => {
    const { status, stdout, stderr } = await onWire({}, '$PROGRAM --probe --json --device v9');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ code: 'notLooked' }] });
    expect(stderr).toContain('this host has no v9');
  });

  test.concurrent('says in a sentence that this host has no Python 3', async () => {
    const without = 'mount --bind /dev/null $(readlink -f /usr/bin/python3)';
    const { found } = await probe({ offers: [offer] }, '--listen 1', without);
    expect(codes(found)).toEqual(['notLooked']);
    expect(detail(found, 'notLooked')).toContain('this host has no Python 3');
  });

  test.concurrent(
    'hears the switch again when the link was lost: the cable may be in another one',
    async () => {
      const { stdout } = await onWire(
        { send: [bare(lldp)] },
        `heard() { test "$(grep -c "$1" $FOLDER/heard)" = $2; }
      mkfifo $FOLDER/questions; exec 7<> $FOLDER/questions
      python3 ${helper} v0 60 leave < $FOLDER/questions > $FOLDER/heard & helper=$!
      until heard ${bare(lldp)} 1; do sleep 0.05; done
      ip link set v0 down; until heard '^link down' 1; do sleep 0.05; done
      ip link set v0 up; until heard ${bare(lldp)} 2; do sleep 0.05; done
      kill $helper; echo again`,
      );
      expect(stdout.trim()).toBe('again');
    },
  );

  test.concurrent.each([
    ['says nothing and ends', 'exit 1', ['notLooked']],
    ['is killed', 'echo "link up 02:00:00:00:00:01"; kill -9 $$', ['notLooked', 'carrier']],
    ['does not end', "trap '' TERM; while :; do sleep 0.1; done", ['notLooked']],
  ])('never takes it for silence when the program that listens %s', async (_, body, expected) => {
    const { found } = await probe(
      {},
      '--listen 1',
      `cat > $FOLDER/python <<'END'\n#!/bin/sh\n${body}\nEND
      chmod 755 $FOLDER/python; mount --bind $FOLDER/python $(readlink -f /usr/bin/python3)`,
    );
    expect(codes(found)).toEqual(expected);
    expect(detail(found, 'notLooked')).toContain('not looked to the end');
  });

  test.concurrent('looks for the whole time where Python takes long to start', async () => {
    const { found } = await probe(
      { offers: [offer] },
      '--listen 1',
      `cp $(readlink -f /usr/bin/python3) $FOLDER/real
      printf '#!/bin/sh\nsleep 5; exec %s/real "$@"\n' $FOLDER > $FOLDER/python
      chmod 755 $FOLDER/python; mount --bind $FOLDER/python $(readlink -f /usr/bin/python3)`,
    );
    expect(codes(found)).toEqual(['carrier', 'dhcpOffer', 'gatewaySilent']);
  });

  test.concurrent('leaves no process behind when it is killed', async () => {
    const { stdout } = await onWire(
      {},
      `$PROGRAM --probe --device v0 --listen 60 > /dev/null & probe=$!
      until pgrep -P $probe -f wire > /dev/null || pgrep -P $probe python > /dev/null; do sleep 0.05; done
      helper=$(pgrep -P $probe); kill -9 $probe
      while kill -0 $helper 2> /dev/null; do sleep 0.05; done; echo gone`,
    );
    expect(stdout.trim()).toBe('gone');
  });
});
