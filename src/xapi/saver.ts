import { Mutex, type DurableFiles } from '../model/index.js';
import type { Database } from './database/database.js';
import { saveDatabase } from './database/store.js';
import { describeDatabaseError } from './database/error.js';
import { classes } from './schema/index.js';

/** What a Saver needs. */
export interface SaverOptions {
  readonly database: Database;
  readonly files: DurableFiles;
  /** The database's path on this machine, with links resolved. */
  readonly path: string;
  readonly log: (line: string) => void;
}

/**
 * Milliseconds from a commit to its save. Commits within that time share one save. (xapi saves
 * every 2 seconds.)
 */
const pause = 500;

/** Saves the database to its file after commits. */
export class Saver {
  private readonly turns = new Mutex();
  private timer: NodeJS.Timeout | null = null;
  private unsaved = false;

  constructor(private readonly options: SaverOptions) {
    options.database.onCommit((changes) => {
      if (changes.some(({ table }) => classes.get(table)?.stored !== false)) this.touch();
    });
  }

  /**
   * Resolves when everything committed before is on the disk. Returns null, or one line that says
   * why it is not; the next commit or flush tries again.
   */
  flush(): Promise<string | null> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    return this.turns.take(async () => {
      if (!this.unsaved) return null;
      this.unsaved = false;
      const { database, files, path, log } = this.options;
      const saved = await saveDatabase(files, path, database.snapshot());
      if (saved.ok) return null;
      this.unsaved = true;
      const line = describeDatabaseError(saved.error);
      log(`the pool database could not be saved: ${line}`);
      return line;
    });
  }

  private touch(): void {
    this.unsaved = true;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, pause);
  }
}
