import { Readable } from 'node:stream';
import { commandIo } from '../../../src/cli/command-io.js';
import type { Interruption } from '../../../src/cli/interruption.js';
import { answerWithoutHost } from '../../../src/cli/reset/answer-without-host.js';
import { readArguments } from '../../../src/cli/reset/reset-arguments.js';
import { resetOnHost } from '../../../src/cli/reset/reset-on-host.js';
import type { ProgramEnd } from '../run/program.js';
import { hostFiles, makeHostTree } from './host-tree.js';
import { temporaryFolder } from './tree.js';

/** The inventory of the host tree. */
export const inventory = hostFiles['etc/xensource-inventory'] ?? '';

/** The inventory with the values that a reset sets. */
export const inventoryWith = (bridge: string, type = 'IPv4'): string =>
  inventory
    .replace("MANAGEMENT_INTERFACE='xenbr0'", `MANAGEMENT_INTERFACE='${bridge}'`)
    .replace("CURRENT_INTERFACES='xenbr0 xapi1'", "CURRENT_INTERFACES=''")
    .replace("MANAGEMENT_ADDRESS_TYPE='IPv4'", `MANAGEMENT_ADDRESS_TYPE='${type}'`);

/** A host's files in a folder of the test's own; null removes a file. */
export function hostTree(files: Readonly<Record<string, string | null>> = {}): string {
  const root = temporaryFolder();
  makeHostTree(root, files);
  return root;
}

/** Nobody sends a signal. */
const uninterrupted: Interruption = { hold: () => undefined, requested: false };

/**
 * The command on a tree, to its end, in this process. A test of what only a process shows starts
 * the program.
 */
export async function reset(
  root: string,
  args: readonly string[],
  input = '',
): Promise<Omit<ProgramEnd, 'signal'>> {
  const told = { out: '', err: '' };
  const io = commandIo(
    (where, text) => {
      told[where] += text;
    },
    () => Readable.from(input === '' ? [] : [input]),
  );
  const read = readArguments(['--root', root, ...args]);
  const status =
    answerWithoutHost(io, read, 'xe-reset-networking') ??
    (await resetOnHost(io, read, uninterrupted));
  return { status, stdout: told.out, stderr: told.err };
}

/** The output, line by line. */
export const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** The files that make the host its pool's coordinator. */
export const coordinator = { 'etc/xensource/pool.conf': 'master' };
