import { dirname } from 'node:path';
import type { Result, PortError, DurableFiles } from '../../model/index.js';
import type { LinesReading } from '../../reset/index.js';
import { shortDigest } from '../files/checksum.js';
import type { DiskFile, DiskOperations } from '../files/disk.js';
import type { DiskEntry } from '../files/regular-file.js';
import { attempt, writeAll } from '../files/durable-file.js';

/** Entries in a file on the disk. Each is one line, `<checksum> <JSON>`. */
export interface LineStore<Entry> {
  read(): Promise<Result<LinesReading<Entry>, PortError>>;
  /** Appends an entry. When this resolves, it and every entry before it are on the disk. */
  append(entry: Entry): Promise<Result<void, PortError>>;
  /**
   * Appends an entry that every reader sees at once, even if this process is killed. A power cut
   * may lose it before the next `append`.
   */
  note(entry: Entry): Promise<Result<void, PortError>>;
  /** Drops the whole entries before the one with this index, and all damage, durably. */
  dropBefore(index: number): Promise<Result<void, PortError>>;
}

/** How an entry is written; null: a text that is none. */
export interface LineFormat<Entry> {
  readonly print: (entry: Entry) => string;
  readonly parse: (text: string) => Entry | null;
}

type OwnFile = (opened: DiskEntry) => boolean;

interface Contents<Entry> extends LinesReading<Entry> {
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
 * The entries in the file `path` (a path of this machine). `counts` says whether an opened file is
 * ours.
 */
export function createLineStore<Entry>(
  path: string,
  format: LineFormat<Entry>,
  disk: DiskOperations,
  durable: DurableFiles,
  counts: OwnFile = () => true,
): LineStore<Entry> {
  const contents = (): Promise<Contents<Entry>> => readContents(path, format, disk, counts);
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
  const add = async (entry: Entry, onDisk: boolean): Promise<Result<void, PortError>> => {
    const folder = await durable.makeFolder(dirname(path), folderMode);
    if (!folder.ok) return folder;
    return attempt(path, async () => {
      const isNew = (await disk.lstat(path)) === null;
      const before = tailIsWhole || isNew ? null : await contents();
      tailIsWhole = false;
      const file = await disk.openAppend(path);
      try {
        if (before?.torn === true) await file.truncate(before.wholeBytes);
        await writeAll(file, new TextEncoder().encode(lineOf(format.print(entry))));
        if (onDisk) await syncAtOnce(file, isNew || !nameIsSynced ? dirname(path) : null, disk);
      } finally {
        await file.close();
      }
      nameIsSynced ||= onDisk;
      tailIsWhole = true;
    });
  };

  return {
    read: () => attempt(path, contents),
    append: (entry) => add(entry, true),
    note: (entry) => add(entry, false),
    dropBefore: async (index) => {
      const read = await attempt(path, contents);
      if (!read.ok) return read;
      tailIsWhole = false;
      return durable.write(path, read.value.lines.slice(index).join(''), {
        as: 'existing',
        modeIfNew: fileMode,
      });
    },
  };
}

/**
 * Syncs a file, and the folder that its name is in. Both have ended when this does, so that the
 * file may be closed.
 */
async function syncAtOnce(
  file: Pick<DiskFile, 'sync'>,
  folder: string | null,
  disk: DiskOperations,
): Promise<void> {
  const syncs = [file.sync(), ...(folder === null ? [] : [disk.syncFolder(folder)])];
  await Promise.allSettled(syncs);
  await Promise.all(syncs);
}

function lineOf(text: string): string {
  return `${shortDigest(text)} ${text}\n`;
}

async function readContents<Entry>(
  path: string,
  format: LineFormat<Entry>,
  disk: DiskOperations,
  counts: OwnFile,
): Promise<Contents<Entry>> {
  const bytes =
    (await disk.lstat(path)) === null
      ? new Uint8Array()
      : await disk.readFile(path, journalLimit, counts);
  const entries: Entry[] = [];
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
    const entry = entryOf(line, format);
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

function entryOf<Entry>(line: string, { parse }: LineFormat<Entry>): Entry | null {
  const [, digest, text] = /^([0-9a-f]{16}) (.*)\n$/s.exec(line) ?? [];
  return text !== undefined && digest === shortDigest(text) ? parse(text) : null;
}
