import fc, { anyCharacter } from '../support/run/property.js';
import { readArguments, type ResetArguments } from '../../src/cli/reset/reset-arguments.js';
import { options } from '../../src/cli/reset/reset-options.js';
import { resetUsageText } from '../../src/text/index.js';

const nothing: ResetArguments = {
  action: 'reset',
  draft: {},
  yes: false,
  dryRun: false,
  rehearse: false,
  database: '',
  json: false,
  noReboot: false,
  force: false,
  forceDevice: false,
  reason: '',
  only: [],
  thenRebuild: false,
  confirmWithin: null,
  look: true,
  listen: 8,
  raise: false,
  done: false,
  planFile: '',
  temporaryAddress: '',
  minutes: 60,
  profile: null,
  root: null,
  xapi: null,
};

/** What a command line says beyond nothing at all. */
function read(...words: string[]): Partial<ResetArguments> {
  const { arguments: read, issues } = readArguments(words);
  expect(issues).toEqual([]);
  return Object.fromEntries(
    Object.entries(read).filter(
      ([key, value]) =>
        JSON.stringify(value) !==
        JSON.stringify(Object.entries(nothing).find(([name]) => name === key)?.[1]),
    ),
  );
}

const complaints = (...words: string[]): string[] =>
  readArguments(words).issues.map(resetUsageText);

test.each<[string[], Partial<ResetArguments>]>([
  [[], {}],
  [['--playbook', '--done'], { action: 'playbook', done: true }],
  [['--apply', 'plan.json'], { action: 'apply', planFile: 'plan.json' }],
  [['--rehearse', '--database', 'a.xml'], { rehearse: true, database: 'a.xml' }],
  [['-m', '10.0.0.1'], { draft: { coordinatorAddress: '10.0.0.1' } }],
  [['-m10.0.0.1'], { draft: { coordinatorAddress: '10.0.0.1' } }],
  [['--master', '10.0.0.1'], { draft: { coordinatorAddress: '10.0.0.1' } }],
  [['--device', 'eth1'], { draft: { device: 'eth1' } }],
  [['--device=eth1'], { draft: { device: 'eth1' } }],
  [['--mode', 'STATIC'], { draft: { ipv4Mode: 'STATIC' } }],
  [
    ['--mode', 'static', '--ip', '10.0.0.2'],
    { draft: { ipv4Mode: 'static', address: '10.0.0.2' } },
  ],
  [['--netmask', '255.0.0.0'], { draft: { netmask: '255.0.0.0' } }],
  [['--gateway', '10.0.0.1'], { draft: { gateway: '10.0.0.1' } }],
  [['--dns', '10.0.0.1,fd00::1'], { draft: { dns: '10.0.0.1,fd00::1' } }],
  [['--mode-v6', 'autoconf'], { draft: { ipv6Mode: 'autoconf' } }],
  [
    ['--mode-v6', 'static', '--ipv6', 'fd00::2/64'],
    { draft: { ipv6Mode: 'static', address6: 'fd00::2/64' } },
  ],
  [['--gateway-v6', 'fd00::1'], { draft: { gateway6: 'fd00::1' } }],
  [['--vlan', '12'], { draft: { vlan: '12' } }],
  [['--novlan'], { draft: { vlan: '' } }],
  [['--keep-interface-name-rules'], { draft: { keepInterfaceNames: true } }],
  [['--yes'], { yes: true }],
  [['--dry-run'], { dryRun: true }],
  [['--json'], { json: true }],
  [['--no-reboot'], { noReboot: true }],
  [['--force'], { force: true }],
  [['--force-device'], { forceDevice: true }],
  [['--reason', 'switch died'], { reason: 'switch died' }],
  [['--profile', 'classic'], { profile: 'classic' }],
  [['--profile=networkd'], { profile: 'networkd' }],
  [['--root', '/tree'], { root: '/tree' }],
  [
    ['--xapi', 'https://h', '--plain-http'],
    {
      xapi: { where: 'https://h', fingerprint: null, passwordFile: null, plainHttp: true },
    },
  ],
  [['--resume'], { action: 'resume' }],
  [['--undo'], { action: 'undo' }],
  [['--undo', '--force'], { action: 'undo', force: true }],
  [['--status', '--json'], { action: 'status', json: true }],
  [['--help'], { action: 'help' }],
  [['-h'], { action: 'help' }],
  [['--version'], { action: 'version' }],
])('%j', (words, expected) => {
  expect(read(...words)).toEqual(expected);
});

describe('as the fingers know it from the original', () => {
  test.each<[string[], Partial<ResetArguments>]>([
    [['--dev', 'eth1'], { draft: { device: 'eth1' } }],
    [['--de=eth1'], { draft: { device: 'eth1' } }],
    [['--ma=h'], { draft: { coordinatorAddress: 'h' } }],
    [['--v', '5'], { draft: { vlan: '5' } }],
    [['--no'], { draft: { vlan: '' } }],
    [['--net', '255.0.0.0'], { draft: { netmask: '255.0.0.0' } }],
    [['--k'], { draft: { keepInterfaceNames: true } }],
    [['--he'], { action: 'help' }],
    [['--mode=dhcp', '--mode', 'static'], { draft: { ipv4Mode: 'static' } }],
    [['--device', 'eth0', '--dev=eth1'], { draft: { device: 'eth1' } }],
    [['--device', '--mode'], { draft: { device: '--mode' } }],
    [['--dns=a=b'], { draft: { dns: 'a=b' } }],
    [['-m', '-m'], { draft: { coordinatorAddress: '-m' } }],
  ])('%j', (words, expected) => {
    expect(read(...words)).toEqual(expected);
  });

  test.each([
    [['--no-r'], { noReboot: true }],
    [['--dry'], { dryRun: true }],
    [['--y'], { yes: true }],
    [['--u'], { action: 'undo' }],
    [['--st'], { action: 'status' }],
    [['--res'], { action: 'resume' }],
    [['--force-d'], { forceDevice: true }],
  ])('ours may be cut short as well: %j', (words, expected) => {
    expect(read(...words)).toEqual(expected);
  });
});

test.each([
  [['--bogus'], 'There is no option --bogus.'],
  [['-x'], 'There is no option -x.'],
  [['--'.concat('bogus=1')], 'There is no option --bogus.'],
  [['--d', 'eth1'], '--d could mean --device or --dns: type more of it.'],
  [
    ['--re'],
    '--re could mean --rehearse or --resume or --reason or --rebuild or ' +
      '--recover-supporters: type more of it.',
  ],
  [['--device'], '--device needs a value after it.'],
  [['-m'], '-m needs a value after it.'],
  [['--novlan=1'], '--novlan takes no value: leave out the = and what follows.'],
  [['--vlan', '1', '--novlan'], '--vlan and --novlan do not go together: give one of them.'],
  [['--undo', '--resume'], '--resume and --undo do not go together: give one of them.'],
  [['--status', '--device', 'eth0'], '--device and --status do not go together: give one of them.'],
  [['--resume', '--force'], '--force and --resume do not go together: give one of them.'],
  [['--profile', 'modern'], '--profile is "modern": it must be classic or networkd.'],
  [['--profile='], '--profile is empty: give a value, or leave the option out.'],
  [['--device='], '--device is empty: give a value, or leave the option out.'],
  [['--vlan', ''], '--vlan is empty: give a value, or leave the option out.'],
  [['--rebuild', '--only', ','], '--only is empty: give a value, or leave the option out.'],
  [['eth1'], '"eth1" is not an option. Give a network interface as --device eth0.'],
  [['-'], '"-" is not an option. Give a network interface as --device eth0.'],
  [['--', '--yes'], '"--yes" is not an option. Give a network interface as --device eth0.'],
])('%j is refused: %s', (words, line) => {
  const said = complaints(...words);
  expect(said).toContain(line);
});

test('all faults of form are named at once', () => {
  expect(complaints('eth1', '--bogus', '--vlan', '1', '--novlan', '--device=')).toHaveLength(4);
});

test('an incomplete reading says so', () => {
  expect(readArguments(['--ipp', '10.0.0.1']).incomplete).toBe(true);
  expect(readArguments(['eth1']).incomplete).toBe(false);
  expect(readArguments(['--root=']).incomplete).toBe(true);
});

test('any words are read, and whatever is not an option is complained of', () => {
  const word = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.constantFrom(...options.map((option) => `--${option.name}`)),
    fc.string().map((text) => `--${text}`),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const { issues } = readArguments(words);
      for (const issue of issues) expect(resetUsageText(issue)).toMatch(/\.$/);
    }),
  );
});

test('every value reaches its field unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1 }), (value) => {
      expect(readArguments(['--device', value]).arguments.draft.device).toBe(value);
      expect(readArguments([`--dns=${value}`]).arguments.draft.dns).toBe(value);
    }),
  );
});
