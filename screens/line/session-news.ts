import type { ConsoleView } from '../../src/console/index.js';
import { lineWords as words, loginWords } from '../../src/text/index.js';
import { actionOf } from './lines.js';

/**
 * Who is logged in, and how the logout is announced: the two things a screen shows beside every
 * page.
 */
interface SessionTold {
  readonly who: string;
  readonly announced: string;
}

function told(view: ConsoleView): SessionTold {
  const { right } = view.header;
  return {
    who: right.includes('@') ? right.slice(0, right.indexOf('@')) : '',
    announced: actionOf((view.dialogue ?? view).keys, loginWords.anyKey),
  };
}

/**
 * What is to be said about who is logged in, beside the answers to questions: once when the logout
 * is near, and once when it has come.
 */
export function sessionNews(before: ConsoleView, now: ConsoleView): string[] {
  const [was, is] = [told(before), told(now)];
  if (is.announced !== '' && was.announced === '') return [words.logoutSoon(is.announced)];
  return was.who !== '' && is.who === '' ? [loginWords.loggedOut] : [];
}
