import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogError } from '../../../src/model/index.js';
import { fileLog, openTree, systemLog } from '../../../src/host/index.js';
import { commandsBefore } from '../../support/host/hosts.js';
import { canChangeRoot } from '../../support/host/real-root.js';
import { testWhere } from '../../support/run/test-where.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

/** The log of a tree. */
async function openedLog(root: string): Promise<Log> {
  return fileLog(await (await openTree(root)).locate('/var/log'), 'tester');
}

test('a tree has a log file of its own, one line each, whatever is in the words', async () => {
  const root = temporaryFolder();
  const log = await openedLog(root);
  log.write('info', 'first');
  log.write('error', 'a\nforged line\r\x1b[2J\u2028');
  await log.close();
  const lines = readFileSync(join(root, 'var/log/xsconsole.log'), 'utf8').split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z tester\[\d+\] info: first$/);
  expect(lines[1]).toMatch(/ error: a forged line \[2J $/);
});

test('nothing in the words of others acts on the terminal of whoever reads the log', async () => {
  const root = temporaryFolder();
  const log = await openedLog(root);
  log.write('info', `\u009b2J\u202eevil\u{E0041}\u2066e\u0301${'\u0301'.repeat(500)}`);
  await log.close();
  expect(readFileSync(join(root, 'var/log/xsconsole.log'), 'utf8')).toMatch(
    / info: {2}2Jevile\u0301{4}\n$/u,
  );
});

test('a log that cannot be written stops nobody', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'var/log': 'a file, not a folder' });
  const log = await openedLog(root);
  expect(() => {
    log.write('info', 'lost');
  }).not.toThrow();
});

/** A log whose `logger` is a script with this body, and what it has told of it. */
function logOn(body: string): {
  readonly log: Log;
  readonly folder: string;
  /** Resolves with the first error. */
  readonly told: Promise<LogError>;
  readonly errors: readonly LogError[];
  readonly calls: () => readonly string[];
  /** The lines of the file without time and program. */
  readonly inFile: () => readonly string[];
} {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, ['logger'], { logger: body });
  const errors: LogError[] = [];
  let tell: (error: LogError) => void = () => undefined;
  const told = new Promise<LogError>((resolve) => {
    tell = resolve;
  });
  const log = systemLog(commandsBefore(folder), 'tester', {
    folder,
    failed: (error) => {
      errors.push(error);
      tell(error);
    },
  });
  const file = join(folder, 'xsconsole.log');
  const inFile = (): readonly string[] =>
    (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []).map((line) =>
      line.replace(/^\S+ tester\[\d+\] /u, ''),
    );
  return { log, folder, told, errors, calls: () => made.calls(), inFile };
}

const gone = (cause: string): string =>
  `warning: logger cannot be used (${cause}): the log goes on here`;

test('on the machine itself one logger child takes the lines with their priorities', async () => {
  const { log, folder, errors, calls, inFile } = logOn('cat > "$(dirname "$0")/lines"');
  log.write('info', 'first');
  log.write('warning', 'second\nline');
  log.write('error', 'third');
  await log.close();
  expect(readFileSync(join(folder, 'lines'), 'utf8')).toBe('<6>first\n<4>second line\n<3>third\n');
  expect(calls()).toEqual([`logger -t tester[${process.pid}] --prio-prefix`]);
  expect({ errors, inFile: inFile() }).toEqual({ errors: [], inFile: [] });
});

test('a log that nobody has written to starts no child', async () => {
  const { log, calls } = logOn('');
  await log.close();
  expect(calls()).toEqual([]);
});

test.each([
  ['says why and ends', 'echo "unknown option" >&2; exit 1', 'unknown option'],
  ['says more than why', 'echo "bad option" >&2; echo "Try --help." >&2; exit 1', 'bad option'],
  ['says why and goes on', 'echo "no socket" >&2; exec cat > /dev/null', 'no socket'],
  ['ends without a word', 'exit 64', 'ended with 64'],
])('a logger that %s loses no line: a file of ours takes them', async (_, body, cause) => {
  const { log, told, inFile } = logOn(body);
  log.write('info', 'before');
  expect(await told).toEqual({ cause, kept: true });
  log.write('error', 'after');
  expect(inFile()).toEqual([gone(cause), 'info: before', 'error: after']);
  await log.close();
});

test.each([
  ['fails', 'cat > /dev/null; echo "no socket" >&2; exit 1', 'no socket'],
  ['complains and ends well', 'cat > /dev/null; echo "not sent" >&2', 'not sent'],
  ['ends without a word', 'cat > /dev/null; exit 64', 'ended with 64'],
  ['is killed', 'cat > /dev/null; kill -9 $$', 'ended with SIGKILL'],
  ['hangs', 'exec sleep 1000', 'it does not end'],
])('a logger that %s only at the end of the log is told before it has ended', async (...told) => {
  const [, body, cause] = told;
  const { log, errors, inFile } = logOn(body);
  log.write('info', 'last');
  await log.close();
  expect(errors).toEqual([{ cause, kept: true }]);
  expect(inFile()).toEqual([gone(cause), 'info: last']);
});

test('a file that takes the lines no more than the logger is told too', async () => {
  const { log, folder, told } = logOn('exit 1');
  mkdirSync(join(folder, 'xsconsole.log'));
  log.write('info', 'lost');
  expect(await told).toEqual({ cause: 'ended with 1', kept: false });
  await log.close();
});

test('a logger that hangs, or is killed late, loses none of the last lines', async () => {
  for (const [body, length, cause] of [
    ['exec sleep 1000', 2000, 'it takes no lines'],
    ['head -n 90 > /dev/null; kill -9 $$', 10, 'SIGKILL'],
  ] as const) {
    const { log, told, inFile } = logOn(body);
    for (let line = 1; line <= 90; line += 1) log.write('info', `${line} ${'x'.repeat(length)}`);
    expect((await told).cause).toContain(cause);
    const [, ...lines] = inFile();
    const numbers = lines.map((line) => Number(/^info: (\d+) /u.exec(line)?.[1]));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => 71 + index));
    await log.close();
  }
});

/** A syslog that takes one line and ends. It runs where the path of its socket is short enough. */
const syslogForOneLine =
  'import os, socket; log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); ' +
  'log.bind("log"); print("ready", flush=True); print(log.recv(999).decode(), flush=True); ' +
  'log.close(); os.unlink("log"); print("gone", flush=True)';

testWhere(
  canChangeRoot() && existsSync('/usr/bin/logger'),
  'it needs root, mounts of its own and /usr/bin/logger',
)('the logger of util-linux is heard when the syslog goes away under it', async () => {
  const dev = temporaryFolder();
  const syslog = spawn('python3', ['-c', syslogForOneLine], { cwd: dev });
  const said: string[] = [];
  const says = async (word: string): Promise<void> => {
    while (!said.join('').includes(word)) await once(syslog.stdout, 'data');
  };
  syslog.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.push(text);
  });
  await says('ready');
  const { log, told, inFile } = logOn(
    `exec unshare -m sh -c 'mount --bind ${dev} /dev && exec /usr/bin/logger "$@"' sh "$@"`,
  );
  log.write('info', 'taken');
  await says('gone');
  expect(said.join('')).toContain(`tester[${process.pid}]: taken`);
  log.write('error', 'refused');
  await log.close();
  const { cause } = await told;
  expect(cause).toMatch(/^logger: send message failed: /u);
  expect(inFile()).toEqual([gone(cause), 'info: taken', 'error: refused']);
});
