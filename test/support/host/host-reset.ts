import type { Interruption } from '../../../src/cli/interruption.js';
import { answerWithoutHost } from '../../../src/cli/reset/answer-without-host.js';
import { readArguments } from '../../../src/cli/reset/reset-arguments.js';
import { resetOnHost } from '../../../src/cli/reset/reset-on-host.js';
import { hostFiles, makeHostTree } from './host-tree.js';
import { runHere, type CommandEnd } from './run-here.js';
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

/** The command on a tree, to its end, in this process. */
export const reset = (root: string, args: readonly string[], input = ''): Promise<CommandEnd> =>
  runHere(async (io) => {
    const read = readArguments(['--root', root, ...args]);
    return (
      answerWithoutHost(io, read, 'xe-reset-networking') ??
      (await resetOnHost(io, read, uninterrupted))
    );
  }, input);

/** The output, line by line. */
export const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** The files that make the host its pool's coordinator. */
export const coordinator = { 'etc/xensource/pool.conf': 'master' };
