import { confirmPageWords as words, confirmWords } from '../../text/index.js';
import { change, question, type ChangeAnswer } from '../widgets/change.js';
import { text } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';

/** Ends the wait for a confirmation: the present configuration stays. */
export interface EndWait {
  readonly kind: 'endWait';
  readonly planId: string;
  readonly answer: 'confirmed' | 'cancelled';
  readonly by: string;
}

/** The question before a wait is ended. It counts the time that is left. */
export const endWaitPage = (answer: EndWait['answer']): DialoguePage<EndWait, ChangeAnswer> => ({
  name: 'endWait',
  topic: 'status',
  ticks: true,
  spec: ({ confirmWait: wait, by }) => {
    const waits = wait?.state === 'waiting';
    return waits
      ? question(
          words[answer].title,
          [
            text(confirmWords.left(wait.secondsLeft, wait.begunBy), 'warning'),
            text(words[answer].does),
          ],
          words[answer].yes,
          change({ kind: 'endWait', planId: wait.planId, answer, by }, words[answer].change),
        )
      : message(words[answer].title, [text(words.over)], 'close');
  },
});
