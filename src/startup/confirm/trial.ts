import { err, lookUntil, ok, type HostNames, type Result } from '../../model/index.js';
import {
  describeError,
  readHostNames,
  readHostNetworking,
  type OperationError,
} from '../../operations/index.js';
import {
  hasChanged,
  isTrialOpen,
  readHostUuid,
  recordTrialStep,
  type FormerConfiguration,
  type MadeConfiguration,
  type Resets,
  type StartupEvent,
  type TrialNow,
  type TrialRecord,
  type TrialStep,
} from '../../reset/index.js';
import { everyMs, untilNextLook } from '../pause.js';
import type { StartupPorts } from '../ports.js';
import { withXapiSession } from '../sessions.js';
import { presentConfiguration } from './present.js';

/** What a change on trial needs. */
export interface TrialPorts extends Pick<
  StartupPorts,
  'files' | 'openSession' | 'bootTime' | 'pause'
> {
  readonly resets: Pick<Resets, 'status' | 'hold' | 'trial' | 'beginTrial' | 'recordTrial'>;
}

/** How often the configuration after a change is read until XAPI answers. */
const readings = 10;

/** Whether these are the same names. */
export const sameNames = (one: HostNames, other: HostNames): boolean =>
  one.own === other.own && one.inPool === other.inPool;

/** The trial that is open now; null for none. */
export async function openTrial({ resets }: Pick<TrialPorts, 'resets'>): Promise<TrialNow | null> {
  const read = await resets.trial();
  return read.ok && read.value !== null && isTrialOpen(read.value.record) ? read.value : null;
}

/** Records a step of a trial, and reports it only if it counts. Answers whether it does. */
export async function* recordStep(
  { resets }: Pick<TrialPorts, 'resets'>,
  { id, ahead }: TrialRecord,
  trial: TrialStep,
): AsyncGenerator<StartupEvent, boolean> {
  const noted = await recordTrialStep(resets, id, trial);
  if (!noted.ok || !noted.value) return false;
  yield { kind: 'trial', trial, seconds: ahead.seconds };
  return true;
}

/** Reads what there is before a change; otherwise a sentence that says why. */
export async function readFormer(ports: TrialPorts): Promise<Result<FormerConfiguration, string>> {
  const read = await withXapiSession(
    ports,
    async (session): Promise<Result<FormerConfiguration, OperationError>> => {
      const uuid = await readHostUuid(ports.files);
      const networking = await readHostNetworking(session, uuid);
      if (!networking.ok) return networking;
      const names = await readHostNames(session, uuid);
      if (!names.ok) return names;
      const present = await presentConfiguration(ports.files, session);
      return ok({ networking: networking.value, names: names.value, present });
    },
  );
  const former = read.ok ? read.value : read;
  return former.ok ? former : err(describeError(former.error));
}

interface Made {
  readonly made: MadeConfiguration;
  /** null: the change gave no name. */
  readonly names: HostNames | null;
}

/**
 * The change is made: begins the time if it has changed anything. When XAPI does not answer for
 * long, only the files are compared later.
 */
export async function* beginTime(
  ports: TrialPorts,
  record: TrialRecord,
): AsyncGenerator<StartupEvent> {
  const read = await lookUntil(
    () => readMade(ports, record),
    (made) => made !== null,
    { everyMs, most: readings, pause: ports.pause },
  );
  const made = read ?? {
    made: await presentConfiguration(ports.files, null),
    names: null,
  };
  yield* begun(ports, record, made, read !== null);
}

/**
 * Nobody makes the change any more, because it was cut off: what it has made by now is on trial.
 * XAPI may still be at the last call, so this begins only when two looks find the same.
 */
export async function* takeOver(
  ports: TrialPorts,
  record: TrialRecord,
): AsyncGenerator<StartupEvent> {
  const first = await readMade(ports, record);
  if (first === null) return;
  await untilNextLook(ports);
  const second = await readMade(ports, record);
  if (second === null || hasChanged(first.made, second.made)) return;
  yield* begun(ports, record, second, true);
}

async function* begun(
  ports: TrialPorts,
  record: TrialRecord,
  { made, names }: Made,
  isRead: boolean,
): AsyncGenerator<StartupEvent> {
  const { former } = record.ahead;
  const isSame =
    isRead &&
    !hasChanged(former.present, made) &&
    (names === null || sameNames(names, former.names));
  const since = await ports.bootTime();
  yield* recordStep(
    ports,
    record,
    isSame ? { state: 'unchanged' } : { state: 'waiting', since, made, names },
  );
}

/** null: XAPI does not answer. */
async function readMade(ports: TrialPorts, { ahead }: TrialRecord): Promise<Made | null> {
  const read = await withXapiSession(ports, async (session) => {
    const names = ahead.hasName
      ? await readHostNames(session, await readHostUuid(ports.files))
      : ok(null);
    const made = await presentConfiguration(ports.files, session);
    return names.ok && made.networking !== null ? { made, names: names.value } : null;
  });
  return read.ok ? read.value : null;
}
