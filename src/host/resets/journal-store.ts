import { parseJournalEntry, printJournalEntry, type JournalPort } from '../../reset/index.js';
import { ok, type Result, type PortError, type DurableFiles } from '../../model/index.js';
import type { DiskOperations } from '../files/disk.js';
import type { DiskEntry } from '../files/regular-file.js';
import { createLineStore } from './line-store.js';

/** The journal on the disk. */
export interface JournalStore extends JournalPort {
  /** Drops all but the last `keep` resets, durably. Answers the plan ids that stay. */
  rotate(keep: number): Promise<Result<readonly string[], PortError>>;
}

/**
 * The journal in the file `path` (a path of this machine). `counts` says whether an opened file is
 * ours.
 */
export function createJournalStore(
  path: string,
  disk: DiskOperations,
  durable: DurableFiles,
  counts?: (opened: DiskEntry) => boolean,
): JournalStore {
  const format = { print: printJournalEntry, parse: parseJournalEntry };
  const lines = createLineStore(path, format, disk, durable, counts);
  return {
    ...lines,
    rotate: async (keep) => {
      const read = await lines.read();
      if (!read.ok) return read;
      const { entries } = read.value;
      const begun = entries.flatMap((entry) => (entry.kind === 'begun' ? [entry.plan.id] : []));
      const kept = begun.slice(-keep);
      const first = entries.findIndex(
        (entry) => entry.kind === 'begun' && entry.plan.id === kept[0],
      );
      if (begun.length <= keep || first < 0) return ok(kept);
      const written = await lines.dropBefore(first);
      return written.ok ? ok(kept) : written;
    },
  };
}
