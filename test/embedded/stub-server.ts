import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A program in xapi-server's place that keeps only its promises about starting and ending: it says
 * one ready line, ends cleanly on SIGTERM, and writes both into var/log/stub.log below its root.
 */
const text = `
const { appendFileSync, mkdirSync } = require('node:fs');
const root = process.argv[process.argv.indexOf('--root') + 1];
const log = (line) => appendFileSync(root + '/var/log/stub.log', line + '\\n');
log('started');
process.on('SIGTERM', () => { log('terminated'); process.exit(0); });
setInterval(() => {}, 1000000);
console.log('ready on a socket');
`;

/** Writes the program into `folder`; answers its path. */
export async function writeStubServer(folder: string, program = text): Promise<string> {
  const path = join(folder, 'stub-server.js');
  await writeFile(path, program);
  return path;
}
