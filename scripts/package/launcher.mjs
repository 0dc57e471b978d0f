// The small program that starts the runtime. It removes the variables that change Node before our
// own code runs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const source = join(dirname(fileURLToPath(import.meta.url)), 'launch.s');

/** Makes the program `path`, which starts the Node at `node`. */
export function putLauncher(path, node) {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-launch-'));
  try {
    const [text, object] = [join(folder, 'launch.s'), join(folder, 'launch.o')];
    writeFileSync(text, readFileSync(source, 'utf8').replaceAll('@NODE@', node));
    run('as', ['--64', '-o', object, text]);
    run('ld', ['-m', 'elf_x86_64', '-static', '--strip-all', '-o', path, object]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
