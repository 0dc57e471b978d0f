import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../support/host/tree.js';
import { spellings, tables } from '../support/option-tables.js';
import { programPath } from '../support/run/built.js';
import { openAtTerminal } from '../support/story/story.js';

const source = resolve(__dirname, '../../assets/completion/xsconsole');

/** A folder in the place of /opt/xsconsole, with one of the programs, and the completion for it. */
function installed(name: string): { readonly command: string; readonly completion: string } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  const command = join(folder, 'bin', name);
  writeFileSync(command, `#!/bin/sh\nexec ${process.execPath} ${programPath(name)} "$@"\n`);
  chmodSync(command, 0o755);
  const completion = join(folder, 'completion');
  writeFileSync(
    completion,
    readFileSync(source, 'utf8').replaceAll('/opt/xsconsole/', `${folder}/`),
  );
  return { command, completion };
}

/**
 * What bash offers for a command line whose last word is being typed. What the completion tells
 * readline stands before it, in brackets.
 */
function offeredTo(
  command: string,
  completion: string,
  words: readonly string[],
): readonly string[] {
  return execFileSync(
    'bash',
    [
      '-ec',
      'compopt() { echo "[$*]"; }; source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); ' +
        '_xsconsole_recovery "$1"; printf "%s\\n" "${COMPREPLY[@]}"',
      completion,
      command,
      ...words,
    ],
    { encoding: 'utf8' },
  )
    .trim()
    .split('\n')
    .toSorted();
}

const reset = installed('xe-reset-networking');
const offered = (...words: readonly string[]): readonly string[] =>
  offeredTo(reset.command, reset.completion, words);

test('the shell completes options as the help lists them, and the values it knows', () => {
  expect(offered('--dr')).toEqual(['--dry-run']);
  expect(offered('--de')).toEqual(['--device']);
  expect(offered('--mode-v6', '')).toEqual(['autoconf', 'dhcp', 'none', 'static']);
  expect(offered('--profile', 'c')).toEqual(['classic']);
  expect(offered('--network-backend', 'o')).toEqual(['openvswitch']);
  expect(offered('--bond-mode', 'l')).toEqual(['lacp']);
  expect(offered('--profile', '=', 'n')).toEqual(['networkd']);
});

test('nothing is offered where only the operator knows the value', () => {
  for (const option of ['--ip', '--netmask', '--gateway', '--dns', '--vlan', '--reason', '-m'])
    expect(offered(option, '')).toEqual(['']);
  for (const option of ['--temporary-address', '--coordinator-address', '--confirm-within'])
    expect(offered(option, '=', '')).toEqual(['']);
  expect(offered('--ip', '10.0.0.5', '--netm')).toEqual(['--netmask']);
});

test('network interfaces are those of the host that the command line names', () => {
  const root = join(temporaryFolder(), 'my host');
  for (const port of ['eth0', 'eth1', 'lo', '$(touch seen)'])
    mkdirSync(join(root, 'sys/class/net', port), { recursive: true });
  const typed = root.replace(' ', '\\ ');
  expect(offered('--root', typed, '--device', '')).toEqual(['eth0', 'eth1']);
  expect(offered('--root', '=', `"${root}"`, '--device', '=')).toEqual(['eth0', 'eth1']);
  expect(offered('--device', 'lo')).toEqual(['']);
  expect(offered('--root', typed, '--bond', 'e')).toEqual(['[-o nospace]', 'eth0', 'eth1']);
  expect(offered('--root', typed, '--bond', 'eth0,')).toEqual(['[-o nospace]', 'eth0,eth1']);
});

test("a host's own program of the same name is never started to be asked", () => {
  const own = join(temporaryFolder(), 'xsconsole');
  writeFileSync(own, `#!/bin/sh\ntouch "${own}.started"\n`);
  chmodSync(own, 0o755);
  expect(offeredTo(own, source, ['--'])).toEqual(['[-o bashdefault -o default]']);
  expect(() => readFileSync(`${own}.started`)).toThrow('ENOENT');
});

test('at a prompt a folder is completed to go on from, and a blank in its name is escaped', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'my host/etc'), { recursive: true });
  const shell = openAtTerminal('bash', ['--norc', '--noprofile', '-i'], {
    columns: 200,
    env: { PS1: 'ready> ', INPUTRC: '/dev/null' },
  });
  await shell.sees('ready>');
  shell.session.type(`source ${reset.completion}; cd ${folder}; clear\r`);
  shell.session.type(`${reset.command} --root m\t`);
  await shell.sees(/--root my\\ host\/$/mu);
  shell.session.type('e\t');
  await shell.sees(/--root my\\ host\/etc\/$/mu);
  shell.session.type('\u0015exit\r');
  expect(await shell.session.ended()).toBe(0);
});

test.each(Object.entries(tables))(
  'the shell completes every option of %s, and no other',
  (name, table) => {
    const { command, completion } = installed(name);
    expect(offeredTo(command, completion, ['-'])).toEqual(table.flatMap(spellings).toSorted());
  },
);
