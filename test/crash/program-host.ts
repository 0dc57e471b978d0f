import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { changesOf, failingProgram, type DiskFault } from '../support/disk/failing-program.js';
import { makeHostTree } from '../support/host/host-tree.js';
import type { ProgramEnd } from '../support/run/program.js';
import { temporaryFolder } from '../support/host/tree.js';

export const concerned = [
  'etc/xensource/pool.conf',
  'etc/xensource-inventory',
  'etc/firstboot.d/data/management.conf',
  'var/lib/xcp/networkd.db',
  'var/tmp/network-reset',
];
/**
 * The same wish as `planOf`'s, so that running again in this process must come to the same files.
 */
export const request = [
  '--yes',
  '--device',
  'eth1',
  '-m',
  '192.168.1.9',
  '--mode',
  'static',
  '--ip',
  '192.168.1.5',
  '--netmask',
  '255.255.255.0',
  '--gateway',
  '192.168.1.1',
  '--dns',
  '192.168.1.2',
];

export type Files = Readonly<Record<string, string>>;

/** Bytes, mode and owner of each file concerned that is there. */
export function hostFiles(root: string): Files {
  return Object.fromEntries(
    concerned
      .filter((path) => existsSync(join(root, path)))
      .map((path) => {
        const { mode, uid, gid } = statSync(join(root, path));
        return [
          path,
          `${mode.toString(8)} ${uid}:${gid} ${readFileSync(join(root, path), 'latin1')}`,
        ];
      }),
  );
}

export function leftOvers(root: string): readonly string[] {
  // With types, links are not followed: the NICs' own lead round in circles.
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => path.endsWith('.xsconsole') && !path.startsWith('var/lib/xsconsole'));
}

export interface Ground {
  readonly folder: string;
  readonly old: Files;
  readonly wanted: Files;
  readonly changes: readonly string[];
  /** A copy of a tree with modes, owners and links. */
  copy(from: string, name: string): string;
  run(root: string, args: readonly string[], fault?: DiskFault): Promise<ProgramEnd>;
}

/**
 * A supporter whose files have modes of their own (and owners, where we may give them), and the
 * program that will reset it.
 */
export async function ground(): Promise<Ground> {
  const folder = temporaryFolder();
  const start = join(folder, 'start');
  mkdirSync(start);
  makeHostTree(start);
  chmodSync(join(start, 'etc/xensource-inventory'), 0o640);
  chmodSync(join(start, 'etc/firstboot.d/data/management.conf'), 0o600);
  if (process.geteuid?.() === 0) chownSync(join(start, 'etc/xensource-inventory'), 12, 34);
  const program = failingProgram('xe-reset-networking', folder);
  const copy = (from: string, name: string): string => {
    execFileSync('cp', ['-a', from, join(folder, name)]);
    return join(folder, name);
  };
  const run = (root: string, args: readonly string[], fault: DiskFault = {}): Promise<ProgramEnd> =>
    program(['--root', root, ...args], fault);
  const whole = copy(start, 'whole');
  const changes = await changesOf((fault) => run(whole, request, fault), folder);
  expect(changes.length).toBeGreaterThan(150);
  return { folder, old: hostFiles(start), wanted: hostFiles(whole), changes, copy, run };
}

export function expectWhole(root: string, { old, wanted }: Ground): Files {
  const found = hostFiles(root);
  for (const path of concerned) expect([old[path], wanted[path]]).toContain(found[path]);
  expect(found['etc/xensource-inventory']).toMatch(
    /INSTALLATION_UUID='.+'[^]*CONTROL_DOMAIN_UUID='.+'/,
  );
  return found;
}
