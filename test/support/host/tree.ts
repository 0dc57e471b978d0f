import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-test-'));
  made.push(folder);
  return folder;
}

/** Writes files below a folder, folders made as needed. */
export function writeTree(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const closing: (() => Promise<void>)[] = [];

/**
 * Closes a program that uses a temporary folder, after the test and before the folder is removed,
 * because closing may still write.
 */
export function closedAfterTest(close: () => Promise<void>): void {
  closing.push(close);
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  for (const folder of made.splice(0))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
