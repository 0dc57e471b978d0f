import {
  isDeviceName,
  isPoolLoss,
  objectOf,
  optional,
  parseJson,
  textOf,
  textThat,
  wholeFrom,
  type PoolLoss,
} from '../../model/index.js';
/**
 * How often a trigger may be tried before it is set aside: a start-up that fails must not wipe the
 * pool's objects at every start.
 */
export const maximalAttempts = 3;

/**
 * What our state folder keeps about the trigger at hand (startup.json). Written before anything is
 * wiped.
 */
export interface Attempts {
  /** SHA-256 of the trigger's text: another trigger starts counting anew. */
  readonly digest: string;
  readonly attempts: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** '' until an attempt has failed with a word. */
  readonly lastError: string;
  /**
   * uuid of the network to reuse for the management VLAN, looked up before the first wipe; '' for
   * none.
   */
  readonly vlanNetwork: string;
  /**
   * What the pool database held before the first wipe, where the reset itself could not read it.
   */
  readonly loss?: PoolLoss;
  /** It waits for the answer which port is meant in the place of this device. */
  readonly asked?: string;
}

/** The record of the attempt that begins now. */
export function nextAttempt(previous: Attempts | null, digest: string, now: string): Attempts {
  if (previous?.digest !== digest)
    return { digest, attempts: 1, firstAt: now, lastAt: now, lastError: '', vlanNetwork: '' };
  const { attempts, firstAt, lastError, vlanNetwork, loss } = previous;
  return {
    digest,
    attempts: attempts + 1,
    firstAt,
    lastAt: now,
    lastError,
    vlanNetwork,
    ...(loss === undefined ? {} : { loss }),
  };
}

/** The record of an attempt that was none: it changed nothing and has asked about this device. */
export function onlyAsked(attempts: Attempts, device: string): Attempts {
  return { ...attempts, attempts: attempts.attempts - 1, asked: device };
}

/** Reads startup.json; null when it is absent or damaged, which counts as a first attempt. */
export function parseAttempts(text: string): Attempts | null {
  const read = parseJson(text);
  return read.ok && isAttempts(read.value) ? read.value : null;
}

/** Writes startup.json, for people too. */
export function printAttempts(attempts: Attempts): string {
  return `${JSON.stringify(attempts, null, 2)}\n`;
}

const attemptsShape = objectOf({
  digest: textOf(64),
  // One is taken back where an attempt was none.
  attempts: wholeFrom(0, 1_000_000),
  firstAt: textOf(64),
  lastAt: textOf(64),
  lastError: textOf(100_000),
  vlanNetwork: textOf(64),
  loss: optional(isPoolLoss),
  asked: optional(textThat(isDeviceName)),
});

function isAttempts(value: unknown): value is Attempts {
  return attemptsShape(value);
}

/** Where the count of attempts is kept, as a host path. */
export const attemptsPath = '/var/lib/xsconsole/reset/startup.json';

/** Where a trigger that is given up goes, and the reason beside it, as host paths. */
export function setAsidePaths(trigger: string): {
  readonly trigger: string;
  readonly reason: string;
} {
  return { trigger: `${trigger}.failed`, reason: `${trigger}.failed.reason` };
}
