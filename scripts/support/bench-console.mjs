// Starts the built console on an embedded host, for the benchmarks.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './programs.mjs';
import { TerminalSession } from './terminal.mjs';

/** The first and the last words of a picture. When both are there, all of it is. */
export const frameWords = ['Status Display', 'F1 Help'];

/** Calls `use` with a new folder, and removes the folder afterwards. */
export function inFolder(use) {
  const folder = mkdtempSync('/tmp/xsc-bench-');
  return use(folder).finally(() => {
    rmSync(folder, { recursive: true, force: true });
  });
}

/**
 * Starts a console on a new embedded host and on a terminal of this kind, and waits until it has
 * read everything (`words` show that). `first`: the bytes of its first picture; `root`: the host's
 * folder.
 */
export async function settled(folder, term, more = [], words = ['1000 Mbit/s', 'Frankfurt']) {
  const root = join(mkdtempSync(join(folder, 'host-')), 'host');
  const session = new TerminalSession(
    process.execPath,
    [program('xsconsole'), '--embedded', root, '--fresh', ...more],
    { term },
  );
  await session.shows(...frameWords);
  const first = session.received;
  await session.shows(...words);
  return { session, first, root };
}
