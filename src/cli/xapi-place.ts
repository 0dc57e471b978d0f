import type { XapiPerson, XapiWish } from '../model/index.js';
import { cleanLines, xapiQuestions as words } from '../text/index.js';
import { askTerminal } from './terminal-question.js';

/** The options that say which XenAPI a program uses, for parseArgs. */
export const xapiOptions = {
  xapi: { type: 'string' },
  fingerprint: { type: 'string' },
  'password-file': { type: 'string' },
  'plain-http': { type: 'boolean' },
} as const;

/** The values of these options, as given. */
interface XapiValues {
  readonly xapi?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly 'password-file'?: string | undefined;
  readonly 'plain-http'?: boolean | undefined;
}

/**
 * Reads these options. Answers null when they name no other XenAPI, and a text when something is
 * wrong with them.
 */
export function xapiWish(values: XapiValues): XapiWish | string | null {
  const { xapi, fingerprint = null, 'password-file': passwordFile = null } = values;
  for (const name of ['xapi', 'fingerprint', 'password-file'] as const)
    if (values[name] === '') return `--${name} is empty: give a value, or leave the option out.`;
  const plainHttp = values['plain-http'] === true;
  if (xapi !== undefined) return { where: xapi, fingerprint, passwordFile, plainHttp };
  const stray =
    fingerprint === null ? (passwordFile === null ? null : 'password-file') : 'fingerprint';
  if (stray !== null || plainHttp) return `--${stray ?? 'plain-http'} goes with --xapi only.`;
  return null;
}

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
