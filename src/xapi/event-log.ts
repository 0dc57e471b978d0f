import type { Change, Database } from './database/database.js';

/** One change as an event. `id` counts up. A client's token is the last id it has seen. */
export interface LoggedEvent extends Change {
  readonly id: number;
}

/**
 * The number of events kept: enough for a client that is away in the busiest minute of a large
 * pool. An older token gets EVENTS_LOST.
 */
const kept = 20_000;

/** The changes in the database since this XAPI started, for event.from. Sessions are left out. */
export class EventLog {
  private entries: LoggedEvent[] = [];
  private last = 0;
  private closing = false;
  private readonly waiting = new Set<() => void>();

  constructor(database: Database) {
    database.onCommit((changes) => {
      for (const change of changes) if (change.table !== 'session') this.append(change);
      this.wake();
    });
  }

  /** The id of the newest event; 0 when there was none. */
  get newest(): number {
    return this.last;
  }

  /** Logs an event without a change (event.inject). Returns its id. */
  inject(table: string, ref: string): number {
    this.append({ table, ref, operation: 'mod' });
    this.wake();
    return this.last;
  }

  /** Events after `id`, oldest first; null when some of them are no longer kept. */
  after(id: number): readonly LoggedEvent[] | null {
    const oldest = this.entries[0]?.id ?? this.last + 1;
    return id + 1 < oldest ? null : this.entries.slice(id + 1 - oldest);
  }

  /** Resolves at the next change, after `seconds`, or when the XAPI closes. */
  next(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.waiting.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, Math.min(seconds, 3600) * 1000);
      timer.unref();
      this.waiting.add(finish);
    });
  }

  /** Whether the XAPI is closing. Then nobody may wait any longer. */
  get closed(): boolean {
    return this.closing;
  }

  /** Wakes everybody who waits, because the XAPI is closing. */
  close(): void {
    this.closing = true;
    this.wake();
  }

  private wake(): void {
    for (const finish of [...this.waiting]) finish();
  }

  private append(change: Change): void {
    this.last += 1;
    this.entries.push({ ...change, id: this.last });
    if (this.entries.length > 2 * kept) this.entries = this.entries.slice(-kept);
  }
}
