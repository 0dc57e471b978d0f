import {
  answersWithinSeconds,
  switchSpeaksWithinSeconds,
  type WireFinding,
  type WireQuestion,
} from '../model/index.js';

/**
 * The wire of a port looked at, in place of any other look; answered by `wire` as things are heard,
 * until so many seconds are over.
 */
export interface LookAtWire {
  readonly kind: 'lookAtWire';
  readonly question: WireQuestion;
  readonly seconds: number;
  /** A port that is off is switched on for this while. */
  readonly raise: boolean;
}

/** The wire is not looked at any more. */
export interface StopLooking {
  readonly kind: 'stopLooking';
}

/** What a look has said so far. */
export interface WireTold {
  readonly findings: readonly WireFinding[];
  /** Answers were given their time: silence has been counted too. */
  readonly settled: boolean;
}

/** What the wire has said to this question. */
export interface WireLooked extends WireTold {
  readonly kind: 'wire';
  readonly question: WireQuestion;
}

/** Nobody has said anything yet. */
export const nothingTold: WireTold = { findings: [], settled: false };

/** A look that goes on for as long as a switch may take to speak. */
export function listenOn(question: WireQuestion, raise = false): LookAtWire {
  return { kind: 'lookAtWire', question, seconds: switchSpeaksWithinSeconds, raise };
}

/** A look for as long as answers may take. */
export function askOn(question: WireQuestion): LookAtWire {
  return { kind: 'lookAtWire', question, seconds: answersWithinSeconds, raise: false };
}

/** Whether an answer of the wire is about this question. */
export function isAbout(question: WireQuestion, looked: WireLooked | undefined): boolean {
  return JSON.stringify(looked?.question) === JSON.stringify(question);
}
