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
 * How often a trigger may be tried before it is set aside. A start-up that fails must not wipe the
 * pool's objects at every start.
 */
export const maximalAttempts = 3;

/**
 * The record of the present trigger in our state folder (startup.json). It is written before
 * anything is wiped.
 */
export interface Attempts {
  /** SHA-256 of the trigger's text. Another trigger starts the count again. */
  readonly digest: string;
  readonly attempts: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** The error of the last failed attempt; '' for none. */
  readonly lastError: string;
  /**
   * uuid of the network to reuse for the management VLAN; '' for none. It is looked up before the
   * first wipe.
   */
  readonly vlanNetwork: string;
  /** What the pool database held before the first wipe, when the reset itself could not read it. */
  readonly loss?: PoolLoss;
  /** The start-up waits for the operator to name the port that replaces this device. */
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

/** Takes an attempt back that changed nothing: it only asked about this device. */
export function onlyAsked(attempts: Attempts, device: string): Attempts {
  return { ...attempts, attempts: attempts.attempts - 1, asked: device };
}

/** Reads startup.json. null when it is absent or damaged; that counts as a first attempt. */
export function parseAttempts(text: string): Attempts | null {
  const read = parseJson(text);
  return read.ok && isAttempts(read.value) ? read.value : null;
}

/** The text of startup.json, indented so that people can read it too. */
export function printAttempts(attempts: Attempts): string {
  return `${JSON.stringify(attempts, null, 2)}\n`;
}

const attemptsShape = objectOf({
  digest: textOf(64),
  // 0 is possible: an attempt that only asked does not count.
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

/** Host path of startup.json. */
export const attemptsPath = '/var/lib/xsconsole/reset/startup.json';

/** Host paths for a trigger that we give up, and for the reason. */
export function setAsidePaths(trigger: string): {
  readonly trigger: string;
  readonly reason: string;
} {
  return { trigger: `${trigger}.failed`, reason: `${trigger}.failed.reason` };
}
