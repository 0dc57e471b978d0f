import { answersWithinSeconds, type WireFinding, type WireQuestion } from '../model/index.js';

/**
 * More seconds than a dialogue stays open: it is the end of the dialogue that ends the listening.
 */
const wholeDay = 86_400;

/**
 * Listens on the wire of a port, in place of any other look. Answered by `wire` events as things
 * are heard, until `seconds` are over.
 */
export interface LookAtWire {
  readonly kind: 'lookAtWire';
  readonly question: WireQuestion;
  readonly seconds: number;
  /** Switches the port on for this time if it is off. */
  readonly raise: boolean;
}

/** Stops listening on the wire. */
export interface StopLooking {
  readonly kind: 'stopLooking';
}

/** What was heard so far. */
export interface WireTold {
  readonly findings: readonly WireFinding[];
  /** The time for answers is over, so silence counts as a finding too. */
  readonly settled: boolean;
}

/** What was heard for this question. */
export interface WireLooked extends WireTold {
  readonly kind: 'wire';
  readonly question: WireQuestion;
}

/** Nothing was heard yet. */
export const nothingTold: WireTold = { findings: [], settled: false };

/** What the switch has said about itself, whatever the VLAN. */
const ofPort: ReadonlySet<WireFinding['code']> = new Set(['switchPort', 'lacp']);

/** The beginning of a look: what an earlier one on the same port still tells. */
export function begunLook(question: WireQuestion, earlier: WireLooked | undefined): WireLooked {
  const same = earlier?.question.device === question.device ? earlier.findings : [];
  const findings = same.filter(({ code }) => ofPort.has(code));
  return { kind: 'wire', question, findings, settled: false };
}

/**
 * A look that lasts as long as the dialogue is open, because a switch announces itself only every
 * 30 to 60 s. Questions are asked at its beginning only.
 */
export function listenOn(question: WireQuestion, raise = false): LookAtWire {
  return { kind: 'lookAtWire', question, seconds: wholeDay, raise };
}

/** A look that lasts as long as answers may take. */
export function askOn(question: WireQuestion): LookAtWire {
  return { kind: 'lookAtWire', question, seconds: answersWithinSeconds, raise: false };
}

/** Whether a result belongs to this question. */
export function isAbout(question: WireQuestion, looked: WireLooked | undefined): boolean {
  return JSON.stringify(looked?.question) === JSON.stringify(question);
}
