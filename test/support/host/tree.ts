import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Whether a test is running; otherwise the whole file is made ready, or cleared away. */
let inTest = false;
beforeEach(() => {
  inTest = true;
});

const [made, madeBefore]: readonly [string[], string[]] = [[], []];

/** An empty folder that is gone after the test; one made in `beforeAll` after the last test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-test-'));
  (inTest ? made : madeBefore).push(folder);
  return folder;
}

/** Writes files below a folder, folders made as needed. */
export function writeTree(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

type Close = () => Promise<void>;
const [closing, closingAtEnd]: readonly [Close[], Close[]] = [[], []];

/**
 * Closes a program that uses a temporary folder, after the test and before the folder is removed,
 * because closing may still write. What is opened in `beforeAll` is closed after the last test.
 */
export function closedAfterTest(close: Close): void {
  (inTest ? closing : closingAtEnd).push(close);
}

async function clear(close: readonly Close[], folders: readonly string[]): Promise<void> {
  for (const one of close) await one();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

afterEach(async () => {
  inTest = false;
  await clear(closing.splice(0), made.splice(0));
});
afterAll(() => clear(closingAtEnd.splice(0), madeBefore.splice(0)));
