import type { FileState, Result, CommandOutcome, PortError } from '../../src/model/index.js';
import type { JournalEntry, ResetPorts } from '../../src/reset/index.js';

/**
 * A host that has only ports. It records the name of each call. The call with the number `failAt`
 * answers an error, and so does each that `refuses` names.
 */
export class FakePorts implements ResetPorts {
  readonly calls: string[] = [];
  readonly entries: JournalEntry[] = [];
  readonly kept = new Map<string, ReadonlyMap<string, string | null>>();
  readonly pid = 1;
  /** The kernel does not say which boot this is. */
  boot = '';
  failAt = -1;
  refuses: (call: string) => boolean = () => false;
  /** Commands are only named, as in a foreign tree. */
  foreign = false;
  /** What others have put at a path that the reset writes, by the path that it is moved to. */
  readonly strangers = new Map<string, string>();
  private readonly prepared = new Map<string, string>();
  private readonly texts: Map<string, string>;

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts));
  }

  /** What stands on the host now. */
  get host(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.texts].sort());
  }
  /** Somebody writes a file; null removes it. */
  write(path: string, text: string | null): void {
    if (text === null) this.texts.delete(path);
    else this.texts.set(path, text);
  }
  /** New files that nobody has put in place or taken away. */
  get leftOver(): readonly string[] {
    return [...this.prepared.keys()];
  }

  readonly now = (): string => '2026-01-02T03:04:05Z';

  readonly files: ResetPorts['files'] = {
    read: (path) => Promise.resolve(this.state(path)),
    check: (path) => this.call(`check ${path}`, () => undefined),
    prepare: (path, content) =>
      this.call(`prepare ${path}`, () => {
        this.prepared.set(path, content);
        const movedAside = this.moveAside(path);
        return {
          ...{ path, temporary: `${path}.new`, target: path },
          ...(movedAside.length === 0 ? {} : { movedAside }),
        };
      }),
    commit: ({ path }) =>
      this.call(`commit ${path}`, () => {
        this.texts.set(path, this.prepared.get(path) ?? '');
        this.prepared.delete(path);
        return this.moveAside(path);
      }),
    discard: ({ path }) => {
      this.prepared.delete(path);
      return Promise.resolve();
    },
    remove: (path) => this.call(`remove ${path}`, () => this.texts.delete(path)),
    sync: (paths) => this.call(`sync ${paths.join(' ')}`, () => undefined),
  };

  readonly journal: ResetPorts['journal'] = {
    read: () => this.call('journal read', () => ({ entries: [...this.entries], damagedLines: [] })),
    append: (entry) => this.keep('journal', entry),
    note: (entry) => this.keep('note', entry),
  };

  readonly undo: ResetPorts['undo'] = {
    save: (planId, paths) =>
      this.call('save', () => {
        this.kept.set(planId, new Map(paths.map((path) => [path, this.texts.get(path) ?? null])));
      }),
    kept: (planId) => this.call('kept', () => this.kept.has(planId)),
    isOriginal: (planId, path) =>
      this.call(
        `isOriginal ${path}`,
        () => (this.texts.get(path) ?? null) === (this.kept.get(planId)?.get(path) ?? null),
      ),
    restore: (planId, path) =>
      this.call(`restore ${path}`, () => {
        const text = this.kept.get(planId)?.get(path) ?? null;
        const same = (this.texts.get(path) ?? null) === text;
        this.write(path, text);
        return !same;
      }),
  };

  readonly machine: ResetPorts['machine'] = {
    stopService: (service) => this.command(`stop ${service}`),
    startService: (service) => this.command(`start ${service}`),
    reconfigureManagement: () => this.command('reconfigure'),
    resetInterfaceNames: () => this.command('rename'),
    updateInterfaceNames: () => this.command('update-names'),
    remountRoot: () => this.command('remount'),
    reboot: () => this.command('reboot'),
  };

  private moveAside(path: string): readonly string[] {
    const to = this.strangers.get(path);
    this.strangers.delete(path);
    return to === undefined ? [] : [to];
  }

  private keep(how: string, entry: JournalEntry): Promise<Result<void, PortError>> {
    const what = entry.kind === 'event' ? `${entry.event.step} ${entry.event.phase}` : entry.kind;
    return this.call(`${how} ${what}`, () => {
      this.entries.push(entry);
    });
  }

  private command(name: string): Promise<Result<CommandOutcome, PortError>> {
    return this.call(name, () => ({ ran: !this.foreign, command: name }));
  }

  private call<T>(name: string, work: () => T): Promise<Result<T, PortError>> {
    const number = this.calls.push(name) - 1;
    return Promise.resolve(
      number === this.failAt || this.refuses(name)
        ? {
            ok: false,
            error: { code: 'ioError', subject: name, cause: 'put in by the test', retryable: true },
          }
        : { ok: true, value: work() },
    );
  }

  private state(path: string): FileState {
    const text = this.texts.get(path);
    return text === undefined
      ? { state: 'absent' }
      : { state: 'present', text, mode: 0o644, uid: 0, gid: 0, real: path };
  }
}
