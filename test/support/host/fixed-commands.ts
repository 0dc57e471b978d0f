import type { Command, Commands } from '../../../src/host/index.js';
import { err, ok } from '../../../src/model/index.js';

/** Programs that answer these texts, by their command line; any other is not installed. */
export const printed = (
  answers: Readonly<Record<string, readonly [number, string]>>,
): Commands => ({
  find: () => Promise.resolve(null),
  run: ({ program, args }: Command) => {
    const answer = answers[[program, ...args].join(' ')];
    return Promise.resolve(
      answer === undefined
        ? err({ code: 'commandAbsent', subject: program, cause: '', retryable: false })
        : ok({ status: answer[0], signal: null, stdout: answer[1], stderr: '' }),
    );
  },
});
