import type { ConsoleView } from '../../src/console/index.js';
import { lineWords as words, loginWords } from '../../src/text/index.js';
import { actionOf } from './lines.js';

/** The user, and the announcement of the logout: a screen shows these two beside every page. */
interface SessionTold {
  readonly who: string;
  readonly announced: string;
}

function sessionTold(view: ConsoleView): SessionTold {
  const { right } = view.header;
  return {
    who: right.includes('@') ? right.slice(0, right.indexOf('@')) : '',
    announced: actionOf((view.dialogue ?? view).keys, loginWords.anyKey),
  };
}

/** Lines about the login between answers: one when the logout is near, one when it has happened. */
export function sessionNews(before: ConsoleView, now: ConsoleView): string[] {
  const [was, is] = [sessionTold(before), sessionTold(now)];
  if (is.announced !== '' && was.announced === '') return [words.logoutSoon(is.announced)];
  return was.who !== '' && is.who === '' ? [loginWords.loggedOut] : [];
}
