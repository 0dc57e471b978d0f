import type { ConsoleEvent, Effect } from '../../console/index.js';
import { err, finish, ok, type HostNetworking, type Result } from '../../model/index.js';
import {
  itemKey,
  keptBy,
  lastUndoable,
  recordRestored,
  resultOfBoth,
  type RebuildSelection,
  type RebuiltItem,
  type ResetRecord,
  type Resets,
  type RebuildEvent,
} from '../../reset/index.js';
import type { CallError } from '../../operations/index.js';
import { errorText, rebuildWords } from '../../text/index.js';
import type { ChangePlace } from '../change/change-place.js';
import type { ConsoleLog } from '../console-log.js';
import { host, operations } from '../loading.js';
import { inSession, clientOf } from '../with-session.js';

type Send = (event: ConsoleEvent) => void;
type RebuildEnd = Result<readonly RebuiltItem[], CallError>;
type UndoRead = Extract<ConsoleEvent, { readonly kind: 'undoRead' }>;

/** The host's networking now; the error is in XAPI's words. */
async function networkingNow(place: ChangePlace): Promise<Result<HostNetworking, string>> {
  const uuid = await place.hostUuid();
  const { readHostNetworking, describeError } = await operations();
  const now = await inSession(place, (session) => readHostNetworking(session, uuid));
  return now.ok ? now : err(describeError(now.error));
}

/** Reports each event of a rebuild to the console, and answers its result. */
function drained<R>(work: AsyncGenerator<RebuildEvent, R>, send: Send): Promise<R> {
  return finish(work, ({ item, phase, detail }) => {
    send({ kind: 'rebuildStep', key: itemKey(item), phase, detail });
  });
}

/** Recreates what a reset removed, and reports the progress to the console. */
export class RebuildWork {
  #stopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(
    private readonly resets: () => Promise<Resets>,
    private readonly send: Send,
    private readonly log: Pick<ConsoleLog, 'write'>,
  ) {}

  /** Ends the rebuild before its next item. */
  stop(): void {
    this.#stopped = true;
  }

  /** Stops, and waits for the item that was begun. */
  async close(): Promise<void> {
    this.stop();
    await this.#work;
  }

  /** Reports the networking kept before the latest reset and the present one. */
  async read(place: ChangePlace): Promise<void> {
    const status = await (await this.resets()).status();
    const record = status.ok ? keptBy(status.value.history) : null;
    if (record === null) {
      const read = status.ok
        ? ({ state: 'nothingKept' } as const)
        : ({ state: 'unreachable', detail: errorText(status.error) } as const);
      this.send({ kind: 'rebuildRead', read });
      return;
    }
    const now = await networkingNow(place);
    this.send({
      kind: 'rebuildRead',
      read: now.ok
        ? { state: 'kept', planId: record.plan.id, kept: record.kept, now: now.value }
        : { state: 'unreachable', detail: now.error },
    });
  }

  /** Reports what undoing the latest reset would bring back. */
  async readUndo(place: ChangePlace): Promise<void> {
    const status = await (await this.resets()).status();
    if (!status.ok) {
      const read = { state: 'impossible', why: errorText(status.error) } as const;
      this.send({ kind: 'undoRead', read, record: null });
      return;
    }
    const record = lastUndoable(status.value.history);
    const waits = record?.completed === null && !status.value.triggerTaken;
    const read = waits ? ({ state: 'pending' } as const) : await this.#undoable(place, record);
    this.send({ kind: 'undoRead', record, read });
  }

  async #undoable(place: ChangePlace, record: ResetRecord | null): Promise<UndoRead['read']> {
    if (record === null) return { state: 'nothing' };
    if (record.kept === null) return { state: 'impossible', why: rebuildWords.nothingKept };
    const now = await networkingNow(place);
    return now.ok
      ? { state: 'kept', planId: record.plan.id, kept: record.kept, now: now.value }
      : { state: 'impossible', why: rebuildWords.unreachable(now.error) };
  }

  /** Makes the marked items again; its events go to the console. */
  run(place: ChangePlace, effect: Effect & { readonly kind: 'rebuild' }): Promise<void> {
    this.#stopped = false;
    this.#work = this.#alone(place, effect);
    return this.#work;
  }

  /** Rebuilds while nobody else resets or rebuilds. */
  async #alone(place: ChangePlace, effect: Effect & { readonly kind: 'rebuild' }): Promise<void> {
    const { user } = (await host()).initiatorOf('console', '');
    const held = await (await this.resets()).hold(user);
    if (!held.ok) {
      this.send({ kind: 'rebuildEnded', result: err(errorText(held.error)) });
      return;
    }
    try {
      await this.#make(place, effect);
    } finally {
      await held.value();
    }
  }

  async #make(
    place: ChangePlace,
    { planId, kept, keys, first = [], restores }: Effect & { readonly kind: 'rebuild' },
  ): Promise<void> {
    const uuid = await place.hostUuid();
    const { rebuild, withSession, describeError } = await operations();
    const made = await withSession(await clientOf(place), async (session) => {
      const make = (these: readonly string[]): ReturnType<typeof drained<RebuildEnd>> => {
        const selection: RebuildSelection = {
          only: [],
          keys: new Set(these),
          ...(restores === undefined ? {} : { restores }),
        };
        return drained(
          rebuild(session, uuid, kept.networking, selection, { stopped: () => this.#stopped }),
          this.send,
        );
      };
      if (first.length === 0) return make(keys);
      const begun = await make(first);
      const rest = begun.ok ? await make(keys) : begun;
      return begun.ok && rest.ok ? ok(resultOfBoth(begun.value, rest.value)) : rest;
    });
    if (!made.ok) {
      const detail = rebuildWords.unreachable(describeError(made.error));
      this.send({ kind: 'rebuildEnded', result: err(detail) });
      return;
    }
    const resets = await this.resets();
    const noted = await (restores === undefined
      ? resets.recordRebuilt(planId, made.value)
      : recordRestored(resets, planId, made.value));
    if (!noted.ok) await this.log.write('warning', errorText(noted.error));
    this.send({ kind: 'rebuildEnded', result: ok(made.value) });
  }
}
