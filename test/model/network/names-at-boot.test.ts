import { namesAtBoot, parseNamingRules, type PortToName } from '../../../src/model/index.js';

const port = (last: string, pci: string, kernelName: string): PortToName => ({
  mac: `00:16:3e:00:00:${last}`,
  pci: `0000:${pci}:00.0`,
  kernelName,
});
const [one, two, three] = [
  port('01', '01', 'eth0'),
  port('02', '02', 'eth1'),
  port('03', '03', 'eth2'),
];
type Row = readonly [PortToName, string];
const rows = (all: readonly Row[]): readonly (readonly string[])[] =>
  all.map(([{ mac, pci }, name]) => [mac, pci, name]);

/** The names of these ports, in their order. */
function names(
  ports: readonly PortToName[],
  fixed: string,
  lastBoot: readonly Row[] = [],
  old: readonly Row[] = [],
): readonly string[] {
  const kept = `# Do not edit\n${JSON.stringify({ lastboot: rows(lastBoot), old: rows(old) })}`;
  const given = namesAtBoot(parseNamingRules({ fixed, kept }), ports);
  return ports.map(({ mac }) => given.get(mac) ?? '');
}

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['no rules', names([one, two], ''), ['eth0', 'eth1']],
  [
    'a swap by MAC',
    names([one, two], 'eth1:mac="00:16:3E:00:00:01"', [
      [one, 'eth0'],
      [two, 'eth1'],
    ]),
    ['eth1', 'eth2'],
  ],
  [
    'both sides of it',
    names([one, two], "eth1:mac=00:16:3e:00:00:01\neth0 : mac = '00:16:3e:00:00:02'\n"),
    ['eth1', 'eth0'],
  ],
  ['a slot', names([one, two], 'eth7:pci="0000:02:00.0"'), ['eth0', 'eth7']],
  [
    'a port of a slot',
    names([one, { ...two, pci: one.pci }], 'eth7:pci="0000:01:00.0[1]"'),
    ['eth0', 'eth7'],
  ],
  ['a value without a method', names([one], 'eth5 = 00:16:3e:00:00:01'), ['eth5']],
  [
    'the later of two rules',
    names([one, two], 'eth5:mac="00:16:3e:00:00:01"\neth5:mac="00:16:3e:00:00:02"'),
    ['eth0', 'eth5'],
  ],
  [
    'what is no rule',
    names([one], '# eth9:mac="00:16:3e:00:00:01"\neth8:mac="nonsense"\neth7:foo="x"\n'),
    ['eth0'],
  ],
  ['a moved card', names([{ ...one, pci: '0000:09:00.0' }], '', [[one, 'eth4']]), ['eth4']],
  ['a replaced card', names([{ ...three, pci: one.pci }], '', [[one, 'eth4']]), ['eth4']],
  [
    'a card in the slot of one that moved',
    names(
      [
        { ...one, pci: two.pci },
        { ...three, pci: one.pci },
      ],
      '',
      [[one, 'eth0']],
    ),
    ['eth0', 'eth2'],
  ],
  [
    'a card that is back in another slot',
    names([{ ...one, pci: '0000:09:00.0' }, two], '', [[two, 'eth1']], [[one, 'eth6']]),
    ['eth6', 'eth1'],
  ],
  [
    'a new card behind all known ones',
    names([one, two, three], '', [
      [one, 'eth2'],
      [two, 'eth0'],
    ]),
    ['eth2', 'eth0', 'eth3'],
  ],
  [
    'a slot with several ports that replaced as many',
    names([port('12', '01', 'eth0'), port('11', '01', 'eth1')], '', [
      [port('01', '01', ''), 'eth4'],
      [port('02', '01', ''), 'eth5'],
    ]),
    ['eth5', 'eth4'],
  ],
])('names by: %s', (_, got, wanted) => {
  expect(got).toEqual(wanted);
});

test('a damaged file of kept rules counts as none', () => {
  const given = namesAtBoot(parseNamingRules({ fixed: null, kept: '{"lastboot": [["00' }), [one]);
  expect([...given.values()]).toEqual(['eth0']);
});
