import type { ProgramName, XapiPerson, XapiPlaceError } from '../model/index.js';
import {
  cleanLines,
  refusedBy,
  wrongUsage,
  xapiPlaceErrorText,
  xapiQuestions as words,
} from '../text/index.js';
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

/** What a program prints when it does not use the XenAPI that was named, and its exit status. */
export function placeNotUsed(
  program: ProgramName,
  error: XapiPlaceError,
): { readonly lines: readonly string[]; readonly status: 1 | 2 } {
  const why = xapiPlaceErrorText(error);
  return error.kind === 'usage'
    ? { lines: wrongUsage(program, [why]), status: 2 }
    : { lines: [refusedBy(program, why)], status: 1 };
}
