import type { HostFiles, PoolLoss, TestSubject } from '../model/index.js';
import type { HazardCode, PortAnswer, ResetPlan, VerificationReport } from '../reset/index.js';
import type { Change } from './change.js';
import type { StopChange } from './change-news.js';
/** What the console wants done outside; the composition root carries it out and answers with events. */
export type Effect =
  /** Answered by a `facts` event. */
  | { readonly kind: 'readFacts' }
  /** Answered by a `status` event. */
  | { readonly kind: 'readStatus' }
  /** Answered by `run` events and one `runEnded`. Asked for only after `yes` was typed. */
  | {
      readonly kind: 'runReset';
      readonly plan: ResetPlan;
      /** The files the plan was made from: should they differ when the run begins, it refuses. */
      readonly basis: HostFiles;
      /** What the pool database is about to lose, for the report after the reboot; null where that is not known. */
      readonly loss: PoolLoss | null;
      /** '' = none given. */
      readonly reason: string;
      /** Hazards that would have stopped it, had the operator not typed that it shall go on all the same. */
      readonly overridden: readonly HazardCode[];
      /** Who is logged in and has asked for it, for the journal; '' where nobody has to log in. */
      readonly by: string;
    }
  /** End the run if nothing is changed yet; answered by `runEnded`. */
  | { readonly kind: 'cancelRun' }
  /** Finish a reset that stopped half-way; answered like `runReset`. */
  | { readonly kind: 'resume'; readonly planId: string; readonly by: string }
  /** Put back what a reset has changed; answered by `undoEnded`. */
  | { readonly kind: 'undo'; readonly planId: string; readonly by: string }
  /** The report was read: it is not shown again by itself. */
  | { readonly kind: 'acknowledge'; readonly report: VerificationReport; readonly by: string }
  /** Make the report anew; answered by a `report` event. */
  | { readonly kind: 'readReport' }
  /** Complete the reset on this port; answered by `machine` events and a `report`. */
  | {
      readonly kind: 'answerPort';
      readonly planId: string;
      readonly answer: PortAnswer;
      readonly by: string;
    }
  /** Paint every cell again (Ctrl-L). */
  | { readonly kind: 'redraw' }
  | { readonly kind: 'quit' }
  | Change
  | StopChange
  | Look
  | Session;

/** Something to be looked at or tried that changes nothing; asked for without a login. */
export type Look =
  /** Answered by one `glance` event. */
  | { readonly kind: 'readGlance' }
  /** Answered by one `time` event. */
  | { readonly kind: 'readTime' }
  /** Answered by one `nameServers` event. */
  | { readonly kind: 'readNameServers' }
  /** Answered by `testResult` events as they come, and one `testEnded`, all with this number. Tests of different targets may run side by side. */
  | { readonly kind: 'testNetwork'; readonly run: number; readonly targets: readonly TestSubject[] }
  /** Answered by `testEnded`; results that come later are passed over. */
  | { readonly kind: 'stopTest'; readonly run: number }
  /** Samples of one interface, a second apart, by `nicSample` events until another is named; null: no more. */
  | { readonly kind: 'watchNic'; readonly device: string | null }
  /** What goes through an interface, every few seconds, by `traffic` events until another is named; null: no more. None where every byte on the line counts. */
  | { readonly kind: 'watchTraffic'; readonly device: string | null }
  /** The light of a port (ethtool -p); answered by a `blinking` event. */
  | { readonly kind: 'blink'; readonly device: string; readonly on: boolean };

/** Who sits here. */
export type Session =
  /** Answered by one `loginEnded` event with the same number. The password stands nowhere else. */
  | {
      readonly kind: 'login';
      readonly attempt: number;
      readonly user: string;
      readonly password: string;
    }
  /** The attempt that is being checked is given up; it is answered all the same. */
  | { readonly kind: 'cancelLogin' }
  | { readonly kind: 'logout'; readonly user: string; readonly why: 'asked' | 'timeout' }
  /** A root shell in the foreground, ended after `idleMinutes` without a key (TMOUT); answered by `shellEnded`, when the screen is the console's again. */
  | { readonly kind: 'shell'; readonly idleMinutes: number };
