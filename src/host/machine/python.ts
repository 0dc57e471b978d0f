import type { Commands } from './commands.js';

/**
 * A Python that may be there, and what keeps environment and working directory from having a word
 * in it.
 */
interface Interpreter {
  readonly program: string;
  readonly isolated: readonly string[];
}

/**
 * Where Python may be; a host of the Enterprise Linux family has one for its own tools only, an old
 * one Python 2 alone.
 */
export const interpreters: readonly Interpreter[] = [
  { program: 'python3', isolated: ['-I'] },
  { program: '/usr/libexec/platform-python', isolated: ['-I'] },
  { program: 'python2', isolated: ['-E', '-s'] },
];

/** The Python 3 of this host; null where there is none. */
export async function findPython(commands: Commands): Promise<string | null> {
  for (const { program } of interpreters.slice(0, 2)) {
    const path = await commands.find(program);
    if (path !== null) return path;
  }
  return null;
}
