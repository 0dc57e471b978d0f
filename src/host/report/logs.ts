import {
  known,
  pause,
  type FileEnd,
  type HostFilePort,
  type Known,
  type LogEnd,
  type LogId,
} from '../../model/index.js';
import { knownSecrets, safeText } from './safe-text.js';

interface LogSource {
  readonly path: string;
  /** Only lines with this text count: other programs write into the same file. */
  readonly only?: string;
}

const sources: Readonly<Record<LogId, LogSource>> = {
  xensource: { path: '/var/log/xensource.log' },
  messages: { path: '/var/log/messages' },
  // xcp-networkd logs where xapi does, to local5.
  networkd: { path: '/var/log/xensource.log', only: 'xcp-networkd' },
  journal: { path: '/var/lib/xsconsole/reset/journal' },
  storage: { path: '/var/log/SMlog' },
  names: { path: '/var/log/interface-rename.log' },
  console: { path: '/var/log/xsconsole.log' },
};

/** In bytes. More is read where most lines are those of others. */
const ownFile = 64 * 1024;
const sharedFile = 1024 * 1024;
const mostLines = 500;
/** A line of XML may be of any length; its beginning says what it is. */
const longestLine = 1000;
const lookAgainMs = 2000;

const endOf = (files: HostFilePort, { path, only }: LogSource): Promise<Known<FileEnd>> =>
  files.end(path, only === undefined ? ownFile : sharedFile);

/** The lines of a log, with secrets masked as in the support report. */
async function safeLines(
  files: HostFilePort,
  { only = '' }: LogSource,
  { text, whole }: FileEnd,
): Promise<LogEnd> {
  const own = text.split('\n').filter((line) => line !== '' && line.includes(only));
  const kept = own.slice(-mostLines);
  const safe = safeText(kept.join('\n'), await knownSecrets(files), 'text');
  return {
    lines: safe.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, longestLine)])),
    earlier: !whole || kept.length < own.length,
  };
}

/**
 * Reads the last lines of a log, and again whenever it has changed, until the signal. Secrets are
 * masked as in the support report. Reasons: absent, unreadable, damaged (no text).
 */
export async function* followLog(
  files: HostFilePort,
  log: LogId,
  signal: AbortSignal,
): AsyncGenerator<Known<LogEnd>, void> {
  const source = sources[log];
  let before = '';
  do {
    const end = await endOf(files, source);
    if (signal.aborted) return;
    const now = JSON.stringify(end);
    if (now === before) continue;
    before = now;
    yield end.known ? known(await safeLines(files, source, end.value)) : end;
  } while (await pause(lookAgainMs, { signal }));
}
