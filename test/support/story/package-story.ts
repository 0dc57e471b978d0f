import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canChangeRoot } from '../host/real-root.js';
import { describeWhere, has } from '../run/test-where.js';
import { bareNamesIn } from '../bare-names.js';
import {
  filesIn,
  foldersIn,
  hostFor,
  inRoot,
  packageKinds,
  packageOf,
  systemdIn,
  type PackageKind,
} from '../package-root.js';
import { runToEnd, type ProgramEnd } from '../run/program.js';
import { saysWhatIsInIt } from './package-contents.js';
import { openAtTerminal, storyFolder } from './story.js';
import { choosesDhcp } from './reset-story.js';

const programs = [
  'complete-network-reset',
  'xapi-server',
  'xe-reset-networking',
  'xsconsole',
  'xsconsole-setup',
];
/** What an operator reads on the host. */
const documents = ['CHANGELOG.md', 'README.md', 'RECOVERY.md'];
const bin = (name: string): string => `/opt/xsconsole/bin/${name}`;
/** A limit that leaves time to make a Debian root. */
const longMs = 300_000;

function runIn(root: string, name: string, ...args: readonly string[]): Promise<ProgramEnd> {
  return runToEnd(...inRoot(root, bin(name), args));
}

/**
 * An operator walks through a reset on the embedded host of the console, which comes back with the
 * report.
 */
async function walksTheConsole(root: string): Promise<void> {
  const console = openAtTerminal(
    ...inRoot(root, bin('xsconsole'), ['--embedded', '/tree', '--fresh']),
  );
  await console.sees('Status Display', 'xcp-fra-01');
  await console.opensReset();
  await choosesDhcp(console, 'eth1');
  await console.next();
  await console.answers('yes');
  await console.comesBack(/Device +eth1/u, /IPv4 address +10\.20\.0\.131/u);
  expect(await console.quits()).toBe(0);
}

/** Runs `use` while the server of the tree is up. */
async function withServer(root: string, use: () => Promise<void>): Promise<void> {
  const server = spawn(...inRoot(root, bin('xapi-server'), ['--root', '/tree']), {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(server, 'exit');
  try {
    let said = '';
    await new Promise<void>((ready, fail) => {
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('xapi-server ready')) ready();
      });
      server.once('exit', () => {
        fail(new Error(`xapi-server ended: ${said}`));
      });
    });
    await use();
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

/** Whatever a program tells somebody to type is there: the bare names are the host's own tools. */
async function namesItsPrograms(root: string): Promise<void> {
  for (const name of programs) {
    const text = readFileSync(join(root, 'opt/xsconsole/lib', `${name}.text`), 'utf8');
    expect(bareNamesIn(text)).toEqual([]);
    const wrong = await runIn(root, name, '--no-such-option');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain(`${bin(name)} --help`);
  }
}

const triggerOf = (root: string): string => join(root, 'tree/var/tmp/network-reset');
const inventoryOf = (root: string): string =>
  readFileSync(join(root, 'tree/etc/xensource-inventory'), 'utf8');

/** What keeps the console on the screens. */
const dropInsOf = (root: string): readonly string[] =>
  [...filesIn(root).keys()].filter((path) => path.endsWith('50-xsconsole-recovery.conf'));

/**
 * The story of a package: installed, every program used, the console walked, removed without a
 * trace.
 */
export function packageStory(kind: PackageKind): void {
  const needed = packageKinds[kind];
  const file = packageOf(kind);
  const possible = file !== null && canChangeRoot() && needed.every(has);
  describeWhere(
    possible,
    `it needs root, ${needed.join(', ')}, and a .${kind} in the folder XSCONSOLE_PACKAGES`,
  )(`the .${kind} package`, () => {
    test(
      'is installed, does whole resets with every program, and is removed without a trace',
      async () => {
        const root = join(storyFolder(), 'root');
        const host = hostFor(kind, root, file ?? '');
        const systemd = systemdIn(root);
        const [before, folders] = [filesIn(root), foldersIn(root)];
        host.install();
        const added = [...filesIn(root).keys()].filter((path) => !before.has(path));
        expect(added.filter((path) => !allowed.test(path))).toEqual([]);
        expect(readdirSync(join(root, 'opt/xsconsole/bin')).toSorted()).toEqual(programs);
        for (const name of programs) {
          const version = await runIn(root, name, '--version');
          expect(version).toMatchObject({ status: 0, stderr: '' });
          expect(version.stdout).toMatch(new RegExp(`^${name} [0-9]`, 'u'));
        }

        saysWhatIsInIt(root);
        for (const name of documents)
          expect(readFileSync(join(root, 'opt/xsconsole/doc', name), 'utf8')).toBe(
            readFileSync(join(__dirname, '../../..', name), 'utf8'),
          );
        await namesItsPrograms(root);

        await walksTheConsole(root);

        // A reset by the command, completed by the server when it starts.
        const reset = ['--root', '/tree', '--yes', '--no-probe', '--device'];
        expect(await runIn(root, 'xe-reset-networking', ...reset, 'eth2')).toMatchObject({
          status: 0,
          stderr: '',
        });
        expect(existsSync(triggerOf(root))).toBe(true);
        await withServer(root, async () => {
          expect(existsSync(triggerOf(root))).toBe(false);
          // Another one, completed by the program for hosts whose XAPI does not know the trigger.
          const again = await runIn(root, 'xe-reset-networking', ...reset, 'eth0');
          expect(again).toMatchObject({ status: 0, stderr: '' });
          const completed = await runIn(root, 'complete-network-reset', '--root', '/tree');
          expect(completed).toMatchObject({ status: 0, stderr: '' });
          expect(completed.stdout).toMatch(/eth0/u);
          expect(existsSync(triggerOf(root))).toBe(false);
        });
        expect(inventoryOf(root)).toContain("MANAGEMENT_INTERFACE='xenbr0'");

        // On the screens when another version comes: it stays there. When it is removed: that goes.
        const put = await runIn(root, 'xsconsole-setup', '--default');
        expect(put).toMatchObject({ status: 0, stderr: '' });
        const onScreens = dropInsOf(root);
        expect(onScreens.length).toBeGreaterThan(0);
        host.upgrade();
        expect(dropInsOf(root)).toEqual(onScreens);
        expect((await runIn(root, 'xsconsole', '--version')).status).toBe(0);
        // While it waits for the end of a reset: systemd is told to stop it, and what is gone.
        systemd.comesUp();
        const said = host.remove();
        expect(said).toContain('xsconsole-network-reset.service was still at work and is stopped.');
        const calls = systemd.calls();
        const stop = calls.indexOf('stop xsconsole-network-reset.service');
        expect(stop).toBeGreaterThan(calls.indexOf('stop xsconsole-recovery@*.service'));
        expect(calls.lastIndexOf('daemon-reload')).toBeGreaterThan(stop);
        expect(filesIn(root)).toEqual(before);
        expect(existsSync(join(root, 'opt/xsconsole'))).toBe(false);
        const left = foldersIn(root).filter((path) => !folders.includes(path));
        expect(left.filter((path) => !mayStay[kind].test(path))).toEqual([]);
      },
      longMs,
    );
  });
}

/**
 * The folders that a removal may leave: those above our state, those of systemd's settings, and
 * what a package manager leaves because no package of an empty root has it. The archive removes
 * what is not a top folder.
 */
const mayStay: Readonly<Record<PackageKind, RegExp>> = {
  deb: /^(?:run|var|etc\/systemd)(?:\/|$)/u,
  rpm: /^(?:run|var|etc|usr|opt|root)(?:\/|$)/u,
  'tar.xz': /^(?:etc|opt|usr|(?:run|var)(?:\/.*)?)$/u,
};

/** Where a package may put files. */
const allowed =
  /^(?:opt\/xsconsole\/|usr\/lib\/systemd\/system\/(?:multi-user\.target\.wants\/)?xsconsole-|usr\/share\/man\/man8\/|usr\/share\/bash-completion\/completions\/)/u;
