import { execFileSync } from 'node:child_process';
import type { RebuildCall, RebuildPif } from '../../src/reset/index.js';
import { clean, xeCommand } from '../../src/text/index.js';

/** The calls of xe that bash makes of a command, each as its words. */
function typed(command: string): readonly (readonly string[])[] {
  // A call within another one answers a uuid, and the words go to stderr, which both share.
  const xe = `xe() { printf '%s\\0' "$@" $'\\n' >&2; echo found; }`;
  const all = `${xe}; { ${command}; } 2>&1 >/dev/null`;
  const said = execFileSync('bash', ['-c', all], { encoding: 'utf8' });
  return said
    .split('\n\0')
    .filter((line) => line !== '')
    .map((line) => line.split('\0').slice(0, -1));
}

const pif: RebuildPif = { identity: 'eth0', uuid: 'p1', network: 'n1' };
const newPif: RebuildPif = { identity: 'bond0', uuid: '', network: 'n2' };
const otherConfig = (value: Readonly<Record<string, string>>): RebuildCall => ({
  call: 'PIF.set_other_config',
  pif,
  value,
});

test.each([
  ['blanks', 'Storage  A', 'x  y'],
  ['quotes', `it's "here"`, "'"],
  ['what a shell replaces', '$(touch /tmp/a) `b` ${HOME}', '!! * ? ~'],
  ['letters of other languages', 'Büro 東京', 'é'],
  ['a leading dash', '-x', '--force'],
  ['a backslash', 'a\\b', '\\'],
  ['nothing', '', 'k'],
  ['a tab and what controls a terminal', "a\tb\u001B[2J'\\", 'k\u0007'],
  ['what turns the reading order', '\u202Eevil', 'k'],
])('bash reads %s exactly, and the line is fit for a screen', (_, value, key) => {
  const command = xeCommand(otherConfig({ [key]: value }), 'h1');
  expect(clean(command)).toBe(command);
  expect(typed(command)).toEqual([
    ['pif-param-clear', 'uuid=p1', 'param-name=other-config'],
    ['pif-param-set', 'uuid=p1', `other-config:${key}=${value}`],
  ]);
});

test('settings are replaced, as the call does it, also by none at all', () => {
  expect(xeCommand(otherConfig({}), 'h1')).toBe(
    'xe pif-param-clear uuid=p1 param-name=other-config',
  );
});

test('values that a damaged database names are quoted everywhere', () => {
  const evil = '$(x); y';
  const made = xeCommand(
    {
      call: 'Bond.create',
      makes: newPif,
      network: evil,
      members: [pif, { ...pif, uuid: evil }],
      mac: evil,
      mode: evil,
      properties: {},
      otherConfig: {},
    },
    'h1',
  );
  expect(typed(made)).toEqual([
    ['bond-create', `network-uuid=${evil}`, `pif-uuids=p1,${evil}`, `mac=${evil}`, `mode=${evil}`],
  ]);
});

test('a VLAN is destroyed by its own uuid, which xe looks up by its PIF', () => {
  expect(typed(xeCommand({ call: 'VLAN.destroy', pif: newPif }, 'h1'))).toEqual([
    ['pif-list', 'host-uuid=h1', 'network-uuid=n2', '--minimal'],
    ['vlan-list', 'untagged-PIF=found', '--minimal'],
    ['vlan-destroy', 'uuid=found'],
  ]);
});
