// The first full frame of the console, and what it is compared with.
import { frameWords } from '../support/bench-console.mjs';
import { TerminalSession } from '../support/terminal.mjs';
import { milliseconds } from './measure.mjs';

/**
 * What Node itself reads at its start, so that it does in every run what it does in the floor: with
 * NODE_EXTRA_CA_CERTS, Node 20 takes longer for the certificates than for the rest.
 */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name.startsWith('NODE_')),
);

/**
 * From the start of the process to its first full frame, in milliseconds: the first picture that it
 * draws, with menu, page and bottom row in the terminal's cells.
 */
export async function firstFrame(node, program, folder) {
  let session;
  const time = await milliseconds(async () => {
    session = new TerminalSession(node, [program, '--root', folder], { env });
    await session.shows(...frameWords);
  });
  await session.close();
  return time;
}

/**
 * One run of `-e 0` in milliseconds, on a pseudo-terminal as the console: opening one takes a
 * millisecond or two, whatever runs on it.
 */
export const floorOnTerminal = (node) =>
  milliseconds(() => new TerminalSession(node, ['-e', '0'], { env }).ended);
