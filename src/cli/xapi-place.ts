import type { XapiPerson } from '../model/index.js';
import { cleanLines, xapiQuestions as words } from '../text/index.js';
import { askTerminal } from './terminal-question.js';

/** The person at this process's terminal; null when there is none. */
export function personAtTerminal(): XapiPerson | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  return {
    accept: async (server, fingerprint) =>
      (await askTerminal(words.accept(server, fingerprint), false)) === 'yes',
    password: (user, server) => askTerminal(words.password(user, server), true),
    notKept: (detail) => {
      process.stderr.write(`${cleanLines(words.notKept(detail))}\n`);
    },
  };
}
