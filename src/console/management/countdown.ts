import { keyHints } from '../../text/index.js';
import { managementWords } from '../../text/pages/network/management.js';
import { endedPage, outcomeParagraphs, type ChangeAnswer, type Ended } from '../widgets/change.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, KeySpec } from '../widgets/spec.js';
import type { ManagementEffect } from './effects.js';
import { trialText } from './trial-text.js';
import type { AnswerManagementTrial, ManagementTrial } from './trial.js';

const words = managementWords.trial;

/** Whether the former configuration may still return. */
export function isOpen(trial: ManagementTrial | null): boolean {
  return trial?.state === 'waiting' || trial?.state === 'returning';
}

const key = (
  letter: string,
  hint: KeySpec<ManagementEffect, ChangeAnswer>['hint'],
  effect: AnswerManagementTrial,
  result: readonly Paragraph[],
): KeySpec<ManagementEffect, ChangeAnswer> => ({
  key: letter,
  hint,
  go: { to: 'stay', page: countdownPage(result), effects: [effect], guarded: true },
});

/**
 * The countdown after a change, and how it ends. Esc closes the page, and the time goes on.
 * `result`: the outcome of the change; empty when the page is opened later.
 */
export function countdownPage(
  result: readonly Paragraph[],
): DialoguePage<ManagementEffect, ChangeAnswer> {
  return {
    name: 'countdown',
    topic: 'management',
    ticks: true,
    spec: ({ managementTrial: trial, by }) => ({
      kind: 'text',
      title: words.title,
      paragraphs: [
        ...(trial === null
          ? []
          : [
              text(
                trialText(trial),
                trial.state === 'failed' ? 'bad' : trial.state === 'kept' ? 'good' : 'warning',
              ),
            ]),
        ...(trial?.state === 'waiting' ? [text(words.keys)] : []),
        ...(result.length === 0 || trial?.state === 'returned' ? [] : [blank, ...result]),
      ],
      keys:
        trial?.state === 'waiting'
          ? [
              key('k', keyHints.keepManagement, { kind: 'keepManagement', by }, result),
              key('r', keyHints.returnNow, { kind: 'returnManagement', by }, result),
            ]
          : [],
      leave: [],
      escape: 'close',
      ...(isOpen(trial) ? { enter: null } : {}),
    }),
  };
}

/** The page after a change: with its countdown if somebody has to confirm it. */
export const changedPage: Ended<ManagementEffect> = (own, changed, { managementTrial }) =>
  isOpen(managementTrial)
    ? countdownPage(outcomeParagraphs(own, changed.result))
    : endedPage(own, changed);
