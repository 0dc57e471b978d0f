// The console as the benches look at it: the built program, an embedded host behind it.
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TerminalSession } from './terminal.mjs';

/** The programs that are measured: those of the folder XSCONSOLE_PROGRAMS names, else dist/. */
const dist = resolve(
  process.env.XSCONSOLE_PROGRAMS ??
    join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist'),
);

/** A program's file. */
export const program = (name) => join(dist, `${name}.js`);

/** Between the words of the menu and those of the bottom row everything of a frame is there. */
export const frameWords = ['Status Display', 'F1 Help'];

/** Gives `use` a folder that is gone afterwards. */
export function inFolder(use) {
  const folder = mkdtempSync('/tmp/xsc-bench-');
  return use(folder).finally(() => {
    rmSync(folder, { recursive: true, force: true });
  });
}

/**
 * A console on a fresh embedded host of its own, everything read (`words` show it), on a terminal
 * of this kind; `first`: the bytes of its first frame; `root`: the host's files.
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
