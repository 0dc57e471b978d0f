import type { Commands } from './commands.js';

/**
 * A Python that a host may have. `isolated` are the options that make it ignore the environment and
 * the working directory.
 */
interface Interpreter {
  readonly program: string;
  readonly isolated: readonly string[];
}

/**
 * Where Python may be. A host of the Enterprise Linux family has one for its own tools only; an old
 * host has only Python 2.
 */
export const interpreters: readonly Interpreter[] = [
  { program: 'python3', isolated: ['-I'] },
  { program: '/usr/libexec/platform-python', isolated: ['-I'] },
  { program: 'python2', isolated: ['-E', '-s'] },
];

/** The names and paths of Python 3. */
export const pythons: readonly string[] = interpreters.slice(0, 2).map(({ program }) => program);

/** The path of this host's Python 3; null when it has none. */
export async function findPython(commands: Commands): Promise<string | null> {
  for (const program of pythons) {
    const path = await commands.find(program);
    if (path !== null) return path;
  }
  return null;
}
