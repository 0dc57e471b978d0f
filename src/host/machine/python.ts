import { findProgram } from './commands.js';

/** Where Python 3 may be; a host of the Enterprise Linux family has one for its own tools only. */
export const interpreters = ['python3', '/usr/libexec/platform-python'] as const;

/** The Python 3 of this host; null where there is none. */
export async function findPython(): Promise<string | null> {
  for (const name of interpreters) {
    const path = await findProgram(name);
    if (path !== null) return path;
  }
  return null;
}
