import { dirname } from 'node:path';
import {
  parseJournalEntry,
  printJournalEntry,
  type JournalEntry,
  type JournalPort,
  type JournalReading,
} from '../../reset/index.js';
import { err, ok, type Result, type PortError, type DurableFiles } from '../../model/index.js';
import { shortDigest } from '../files/checksum.js';
import type { DiskOperations } from '../files/disk.js';
import type { DiskEntry } from '../files/regular-file.js';
import { attempt, writeAll } from '../files/durable-file.js';

/** The journal on the disk. Each entry is one line, `<checksum> <JSON>`. */
export interface JournalStore extends JournalPort {
  /** Drops all but the last `keep` resets, durably. Answers the plan ids that stay. */
  rotate(keep: number): Promise<Result<readonly string[], PortError>>;
}

type OwnFile = (opened: DiskEntry) => boolean;

interface Contents extends JournalReading {
  /** Bytes up to the end of the last whole line. A crash has torn what follows. */
  readonly wholeBytes: number;
  readonly torn: boolean;
  readonly lines: readonly string[];
}

const newline = 0x0a;
/** In bytes: twenty resets with all that they keep are much smaller. */
const journalLimit = 64 * 1024 * 1024;
/** Twenty resets have only a few thousand lines. */
const mostLines = 100_000;
const folderMode = 0o700;
const fileMode = 0o600;

/**
 * The journal in the file `path` (a path of this machine). `counts` says whether an opened file is
 * ours.
 */
export function createJournalStore(
  path: string,
  disk: DiskOperations,
  durable: DurableFiles,
  counts: OwnFile = () => true,
): JournalStore {
  const contents = (): Promise<Contents> => readContents(path, disk, counts);
  /**
   * False when the last line may be torn, by a crash of an earlier run or a write that failed
   * half-way. The next line must not be appended to a torn one.
   */
  let tailIsWhole = false;
  /**
   * False when the file's name may not be on the disk: the process that made the file may have been
   * killed first.
   */
  let nameIsSynced = false;
  const add = async (entry: JournalEntry, onDisk: boolean): Promise<Result<void, PortError>> => {
    const folder = await durable.makeFolder(dirname(path), folderMode);
    if (!folder.ok) return folder;
    return attempt(path, async () => {
      const isNew = (await disk.lstat(path)) === null;
      const before = tailIsWhole || isNew ? null : await contents();
      tailIsWhole = false;
      const file = await disk.openAppend(path);
      try {
        if (before?.torn === true) await file.truncate(before.wholeBytes);
        await writeAll(file, new TextEncoder().encode(lineOf(entry)));
        if (onDisk) await file.sync();
      } finally {
        await file.close();
      }
      if (onDisk && (isNew || !nameIsSynced)) {
        await disk.syncFolder(dirname(path));
        nameIsSynced = true;
      }
      tailIsWhole = true;
    });
  };

  return {
    read: () => attempt(path, contents),
    append: (entry) => add(entry, true),
    note: (entry) => add(entry, false),
    rotate: async (keep) => {
      const read = await attempt(path, contents);
      if (!read.ok) return read;
      const { entries, lines } = read.value;
      const begun = entries.flatMap((entry) => (entry.kind === 'begun' ? [entry.plan.id] : []));
      const kept = begun.slice(-keep);
      const first = entries.findIndex(
        (entry) => entry.kind === 'begun' && entry.plan.id === kept[0],
      );
      if (begun.length <= keep || first < 0) return ok(kept);
      tailIsWhole = false;
      const written = await durable.write(path, lines.slice(first).join(''), {
        as: 'existing',
        modeIfNew: fileMode,
      });
      return written.ok ? ok(kept) : err(written.error);
    },
  };
}

function lineOf(entry: JournalEntry): string {
  const text = printJournalEntry(entry);
  return `${shortDigest(text)} ${text}\n`;
}

async function readContents(
  path: string,
  disk: DiskOperations,
  counts: OwnFile,
): Promise<Contents> {
  const bytes =
    (await disk.lstat(path)) === null
      ? new Uint8Array()
      : await disk.readFile(path, journalLimit, counts);
  const entries: JournalEntry[] = [];
  const lines: string[] = [];
  const bad: { readonly number: number; readonly from: number; readonly text: string }[] = [];
  let number = 0;
  for (let from = 0; from < bytes.length;) {
    number += 1;
    if (number > mostLines)
      throw Object.assign(new Error(`more than ${mostLines} lines`), { code: 'EFBIG' });
    const end = bytes.indexOf(newline, from);
    const to = end < 0 ? bytes.length : end + 1;
    const line = new TextDecoder().decode(bytes.subarray(from, to));
    const entry = entryOf(line);
    if (entry === null) {
      bad.push({ number, from, text: line });
    } else {
      entries.push(entry);
      lines.push(line);
    }
    from = to;
  }
  // An interrupted write leaves a torn last line. A power cut may leave zeros in its place, mixed
  // with line ends of older disk contents. Any other bad line is damage, and is reported.
  let wholeBytes = bytes.length;
  for (
    let last = bad.at(-1);
    last?.number === number && (wholeBytes === bytes.length || last.text.includes('\0'));
    last = bad.at(-1)
  ) {
    wholeBytes = last.from;
    number -= 1;
    bad.pop();
  }
  return {
    entries,
    lines,
    damagedLines: bad.map((line) => line.number),
    wholeBytes,
    torn: wholeBytes < bytes.length,
  };
}

function entryOf(line: string): JournalEntry | null {
  const [, digest, text] = /^([0-9a-f]{16}) (.*)\n$/s.exec(line) ?? [];
  return text !== undefined && digest === shortDigest(text) ? parseJournalEntry(text) : null;
}
