import fc from '../../support/run/property.js';
import { dhcpDiscover } from '../../../src/host/wire/dhcp.js';
import { ethernetFrame, etherTypes } from '../../../src/host/wire/ethernet.js';
import { readFrame, type Asker } from '../../../src/host/wire/read-frame.js';
import { readHelperLine } from '../../../src/host/wire/wire-helper.js';
import { isVlanTag, parseMac, type Mac, type VlanTag } from '../../../src/model/index.js';

function mac(text: string): Mac {
  const parsed = parseMac(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function vlan(tag: number): VlanTag {
  if (!isVlanTag(tag)) throw new Error(String(tag));
  return tag;
}

const asker: Asker = {
  mac: mac('02:00:00:00:00:01'),
  own: new Set([mac('02:00:00:00:00:01'), mac('02:00:00:00:00:02')]),
  vlan: null,
  transaction: 0x01020304,
};

const frame = (hex: string): Buffer => Buffer.from(hex.replace(/\s/gu, ''), 'hex');
const heard = (hex: string, tag: VlanTag | null = null): unknown =>
  readFrame(frame(hex), tag, asker);

/** Frames as real devices send them, to be cut and bent. */
const arpReply =
  '020000000001 001122334455 0806 0001080006040002 001122334455 c000020a 020000000001 00000000';
const samples: Readonly<Record<string, string>> = {
  arp: arpReply,
  lldp:
    '0180c200000e 0011223344aa 88cc 0207040011223344aa 0409 05 4769312f302f3731 06020078 ' +
    '0a08 73772d7261636b34 fe06 0080c2010014 0000',
  // Chassis by its address 192.0.2.3, port by number with a description.
  lldpNumbers:
    '0180c200000e 0011223344aa 88cc 0206 05 01 c0000203 0403 07 3132 06020078 0805 706f727439 0000',
  cdp:
    '01000ccccccc 0011223344ab 0024 aaaa0300000c2000 02b40000 0001000b636f7265312d61 ' +
    '0003000a4661302f3132 000a00060014',
  lacp:
    '0180c2000002 0011223344aa 8809 01010114 8000 0011223344aa 0001 8000 0007 ' +
    `3d000000 ${'00'.repeat(90)}`,
  marker:
    '0180c2000002 0011223344aa 8809 02010114 8000 0011223344aa 0001 8000 0007 ' +
    `3d000000 ${'00'.repeat(90)}`,
  advertisement:
    '333300000001 001122334466 86dd 60000000 0030 3a ff fe800000000000000000000000000001 ' +
    'ff020000000000000000000000000001 8600000040c00708 0000000000000000 030440c0 00000e10 ' +
    '00000e10 00000000 20010db8000000000000000000000000',
  neighbour:
    '333300000001 001122334455 86dd 60000000 0020 3a ff 20010db8000000000000000000000010 ' +
    'ff020000000000000000000000000001 8800000020000000 20010db8000000000000000000000010 ' +
    '0201001122334455',
};
const sample = (name: string): string => samples[name] ?? '';

/** A DHCP offer for our transaction, made from our own question. */
function offer(options: string, transaction = asker.transaction): Buffer {
  const packet = dhcpDiscover(asker.mac, transaction);
  const bootp = Buffer.concat([
    packet.subarray(28, 28 + 240),
    frame(`35010236 04c0000201 ${options} ff`),
  ]);
  bootp[0] = 2;
  bootp.set([192, 0, 2, 57], 16);
  const udp = Buffer.from([0, 67, 0, 68, (8 + bootp.length) >> 8, (8 + bootp.length) & 255, 0, 0]);
  const whole = Buffer.concat([packet.subarray(0, 20), udp, bootp]);
  whole.writeUInt16BE(whole.length, 2);
  return ethernetFrame(
    { destination: Buffer.alloc(6, 255), source: mac('00:11:22:33:44:01'), vlan: null },
    etherTypes.ipv4,
    whole,
  );
}

describe('what a frame says', () => {
  test('an ARP reply: who has the address', () => {
    expect(heard(arpReply)).toEqual([
      { kind: 'neighbour', vlan: null, address: '192.0.2.10', mac: '00:11:22:33:44:55' },
    ]);
  });

  test('a frame of this host itself: nothing', () => {
    expect(heard(arpReply.replaceAll('001122334455', '020000000002'))).toEqual([]);
  });

  test("another host's ARP probe: nothing, it has no address yet", () => {
    expect(heard(arpReply.replace('c000020a', '00000000'))).toEqual([]);
  });

  test('LLDP: the name of the switch and the name of the port', () => {
    expect(heard(sample('lldp'))).toEqual([
      {
        kind: 'switch',
        port: { protocol: 'LLDP', system: 'sw-rack4', port: 'Gi1/0/71', nativeVlan: 20 },
      },
    ]);
    expect(heard(sample('lldpNumbers'))).toMatchObject([
      { port: { system: '192.0.2.3', port: 'port9', nativeVlan: null } },
    ]);
  });

  test('LLDP: a switch that takes back what it said (time to live 0) says nothing', () => {
    expect(heard(sample('lldp').replace('06020078', '06020000'))).toEqual([]);
  });

  test('CDP: the same', () => {
    expect(heard(sample('cdp'))).toEqual([
      {
        kind: 'switch',
        port: { protocol: 'CDP', system: 'core1-a', port: 'Fa0/12', nativeVlan: 20 },
      },
    ]);
  });

  test('LACP, but not the other slow protocols', () => {
    expect(heard(sample('lacp'))).toEqual([{ kind: 'lacp', system: '00:11:22:33:44:aa', port: 7 }]);
    expect(heard(sample('marker'))).toEqual([]);
  });

  test('a router advertisement with its prefix and flags', () => {
    expect(heard(sample('advertisement'))).toEqual([
      {
        kind: 'router',
        address: 'fe80::1',
        mac: '00:11:22:33:44:66',
        prefixes: ['2001:db8::/64'],
        managed: true,
        gateway: true,
      },
    ]);
    // Hop limit 254: somebody beyond a router pretends.
    expect(heard(sample('advertisement').replace('3a ff', '3a fe'))).toEqual([]);
  });

  test('a neighbour advertisement', () => {
    expect(heard(sample('neighbour'))).toEqual([
      { kind: 'neighbour', vlan: null, address: '2001:db8::10', mac: '00:11:22:33:44:55' },
    ]);
  });

  test('a DHCP offer, if it answers us', () => {
    const found = readFrame(offer('0104ffffff00 0304c0000201 0608c0000235c0000236'), null, asker);
    expect(found).toEqual([
      {
        kind: 'offer',
        offer: {
          server: '192.0.2.1',
          address: '192.0.2.57',
          prefixLength: 24,
          gateway: '192.0.2.1',
          dns: ['192.0.2.53', '192.0.2.54'],
        },
      },
    ]);
    expect(readFrame(offer('', 7), null, asker)).toEqual([]);
  });

  test('a tagged frame names its VLAN, whoever took the tag off', () => {
    const tagged = arpReply.replace('0806', '8100 6014 0806');
    const said = [
      { kind: 'tagged', vlan: 20 },
      { kind: 'neighbour', vlan: 20, address: '192.0.2.10', mac: '00:11:22:33:44:55' },
    ];
    expect(heard(tagged)).toEqual(said);
    expect(heard(arpReply, vlan(20))).toEqual(said);
    // Tag 0 is a priority and no VLAN.
    expect(heard(arpReply.replace('0806', '8100 6000 0806'))).toMatchObject([{ vlan: null }]);
  });
});

describe('hostile frames', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 1600 }).map((data) => Buffer.from(data)),
    fc
      .record({
        of: fc.constantFrom(...Object.values(samples).map(frame), offer('0104ffffff00')),
        cut: fc.nat(200),
        changes: fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }),
        more: fc.uint8Array({ maxLength: 40 }),
      })
      .map(({ of, cut, changes, more }) => {
        const bent = Buffer.concat([of.subarray(0, Math.max(0, of.length - cut)), more]);
        for (const [at, value] of changes) if (at < bent.length) bent[at] = value;
        return bent;
      }),
  );

  test('10,000 random, cut and bent ones are read to their end and no further', () => {
    fc.assert(
      fc.property(bytes, fc.option(fc.integer({ min: 0, max: 4094 })), (data, tag) => {
        const found = readFrame(data, tag === null ? null : vlan(tag), asker);
        expect(found.length).toBeLessThanOrEqual(2);
        for (const one of found) expect(JSON.stringify(one).length).toBeLessThan(10_000);
      }),
      { numRuns: 10_000 },
    );
  });

  test("every line of the helper's is one of its kinds, or nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc
            .tuple(
              fc.constantFrom('own', 'link', 'frame', 'error', 'constructor'),
              fc.constantFrom('up', '-', '20', '4095', '__proto__', '02:00:00:00:00:01', '-1'),
              fc.constantFrom('00', 'zz', '0', '02:00:00:00:00:01', ''),
            )
            .map((words) => words.join(' ')),
        ),
        (line) => {
          const read = readHelperLine(line);
          expect([undefined, 'own', 'link', 'frame', 'error']).toContain(read?.kind);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(readHelperLine('frame 4095 00')).toBeNull();
    expect(readHelperLine('link __proto__ 02:00:00:00:00:01')).toBeNull();
    expect(readHelperLine(`frame - ${'00'.repeat(3000)}`)).toBeNull();
  });
});
