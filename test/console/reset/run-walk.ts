import type { ResetPlan, RunEvent } from '../../../src/reset/index.js';
import type { ResetError } from '../../../src/model/index.js';
import type { ConsoleEvent } from '../../../src/console/index.js';
import { opened, press, shown, type Walk } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

/** A console in which a reset was just begun. */
export const started = press(
  opened(),
  'enter',
  'enter',
  'home',
  'enter',
  'enter',
  'enter',
  'type:yes',
  'enter',
);
const asked = started.effects.find((effect) => effect.kind === 'runReset');
/** Its plan. */
export const plan: ResetPlan =
  asked?.kind === 'runReset'
    ? asked.plan
    : (() => {
        throw new Error('the run was not asked for');
      })();

/** Events of a run, a second apart, numbered as they come. */
export function happened(
  ...steps: readonly (readonly [number, RunEvent['phase']])[]
): readonly ConsoleEvent[] {
  return steps.map(([step, phase], seq) => ({
    kind: 'run',
    event: {
      planId: plan.id,
      seq,
      at: new Date(Date.parse('2026-01-02T03:05:00Z') + seq * 1000).toISOString(),
      step,
      phase,
    },
  }));
}

/** A disk that is full, half-way. */
export const resetError: ResetError = {
  code: 'noSpace',
  step: 6,
  subject: '/etc/xensource-inventory',
  cause: 'ENOSPC',
  retryable: true,
  leftHost: 'changed',
};
/** The run ends so. */
export const failed = (more: Partial<ResetError> = {}): ConsoleEvent => ({
  kind: 'runEnded',
  outcome: { result: 'failed', error: { ...resetError, ...more } },
});
/** The first steps, the last of them cut off. */
export const changing = happened(
  [0, 'starting'],
  [0, 'done'],
  [1, 'starting'],
  [1, 'done'],
  [2, 'starting'],
  [2, 'done'],
  [3, 'starting'],
);
/** What was asked for since the start; that everything is read anew after a run is no matter. */
export const kinds = (walk: Walk): readonly string[] =>
  walk.effects
    .slice(started.effects.length)
    .flatMap(({ kind }) => (kind === 'readFacts' ? [] : [kind]));
/** The host read anew behind the run. */
export const read: ConsoleEvent = { kind: 'facts', facts: hostFacts() };
/** The answer to the question before a reset is gone on with, or undone. */
export const yes = ['type:yes', 'enter'] as const;
/** The page as text. */
export const seen = (walk: Walk): string => shown(walk).join('\n');
