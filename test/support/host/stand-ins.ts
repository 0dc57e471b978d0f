import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a program: a shell script with this body, or these very bytes. */
export function writeProgram(path: string, body: string, bytes = `#!/bin/sh\n${body}\n`): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  chmodSync(path, 0o755);
}

/** Programs that only record their calls, in order. */
export interface StandIns {
  /** Each call as one line, program name and arguments. */
  calls(): readonly string[];
}

/**
 * Puts stand-ins at these paths below `root`, recording into <root>/calls. `bodies`: what one does
 * besides, by its name. `inside` is the name of `root` as the stand-ins themselves will see it
 * (another after a chroot).
 */
export function makeStandIns(
  root: string,
  paths: readonly string[],
  bodies: Readonly<Record<string, string>> = {},
  inside = root,
): StandIns {
  writeFileSync(join(root, 'calls'), '');
  for (const path of paths) {
    const name = basename(path);
    writeProgram(
      join(root, path),
      `echo "${name} $*" >> ${join(inside, 'calls')}\n${bodies[name] ?? ''}`,
    );
  }
  return {
    calls: () =>
      readFileSync(join(root, 'calls'), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
  };
}
