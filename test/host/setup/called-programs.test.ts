import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { calledPrograms, programsCalledOn } from '../../../src/host/setup/called-programs.js';
import { hostPaths } from '../../../src/model/index.js';
import { withoutProgram } from '../../../src/text/programs/without-program.js';

const source = resolve(__dirname, '../../../src');
const checked = new Set(
  calledPrograms.flatMap(({ program, otherwise }) => [program, ...otherwise]),
);

/** What the code calls and this list need not name. */
const foundElsewhere: Readonly<Record<string, string>> = {
  '/etc/sysconfig/network-scripts/interface-rename.py': 'the finding about the naming script',
  python2: 'the finding about the Python for PAM',
  sh: 'checked as /bin/sh',
  'xe-reset-networking': 'a program of ours',
};

/** How the code names a program that it calls. */
const calls = [
  /\bprogram(?:: | = )'([^']+)'/gu,
  /\b(?:ask|told|answered)\(\s*commands,\s*'([^']+)'/gu,
  /\b(?:commands|systemCommands)\.find\('([^']+)'\)/gu,
  /\bspawn\(\s*'([^']+)'/gu,
  /: '(\/opt\/xensource\/(?:bin|libexec)\/[^']+)',$/gmu,
];

/** Every program that the code calls, from the files that call programs. */
function calledInCode(): ReadonlySet<string> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^(?:embedded|text|model)\//u.test(path))
    .filter((path) => path !== 'host/setup/called-programs.ts');
  return new Set(
    files.flatMap((path) => {
      const text = readFileSync(join(source, path), 'utf8');
      const known = [...text.matchAll(/\bprogram: hostPaths\.(\w+)/gu)].map(
        ([, name = '']) => new Map<string, string>(Object.entries(hostPaths)).get(name) ?? name,
      );
      const named = calls.flatMap((call) => [...text.matchAll(call)].map(([, name = '']) => name));
      return [...known, ...named];
    }),
  );
}

test('the check of a host looks at every program that the code calls, and at no other', () => {
  const inCode = calledInCode();
  expect(inCode.size).toBeGreaterThan(30);
  expect([...inCode].filter((name) => !checked.has(name) && !(name in foundElsewhere))).toEqual([]);
  expect([...checked].filter((name) => !inCode.has(name))).toEqual([]);
  expect(Object.keys(foundElsewhere).filter((name) => !inCode.has(name))).toEqual([]);
});

test('of each program it is said what is missing without it', () => {
  expect(Object.keys(withoutProgram).toSorted()).toEqual(
    calledPrograms.map(({ program }) => basename(program)).toSorted(),
  );
});

test.each([
  ['networkd', 'bridge', []],
  ['networkd', 'openvswitch', ['ovs-vsctl']],
  ['networkd', '', []],
  ['classic', 'bridge', ['service', '/opt/xensource/libexec/interface-reconfigure']],
  ['classic', 'vswitch', ['service', '/opt/xensource/libexec/interface-reconfigure', 'ovs-vsctl']],
] as const)('a host of profile %s on "%s" needs %j too', (profile, backEnd, more) => {
  const usual = programsCalledOn('networkd', 'bridge');
  const names = programsCalledOn(profile, backEnd)
    .filter((one) => !usual.includes(one))
    .map(({ program }) => program);
  expect(names).toEqual(more);
});
