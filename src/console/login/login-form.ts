import { clean, keyHints, loginWords as words } from '../../text/index.js';
import type { InputEvent } from '../key.js';
import { knowledgeOf } from '../knowledge-of.js';
import type { LoginEffect, LoginResult } from './login.js';
import type { Wanted } from './login-state.js';
import { selectedItem } from '../menu/menu.js';
import type { ItemId } from '../pages/index.js';
import type { ConsoleState } from '../state.js';
import { openDialogue } from '../widgets/dialogue.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

type Refused = LoginResult & { readonly ok: false };

/** What the form shows: why it opened, and how the last attempt ended. */
interface Attempts {
  readonly intro: string;
  readonly user: string;
  /** An attempt is being checked. */
  readonly checking: boolean;
  readonly refused: Refused | null;
}

/** The operator gave up before the answer came. */
const givenUp: Refused = {
  ok: false,
  code: 'cancelled',
  detail: '',
  failedLogins: 0,
  waitSeconds: 0,
};

function refusedNotice(refused: Refused | null): readonly Paragraph[] {
  if (refused === null) return [];
  const detail = clean(refused.detail);
  const counted =
    refused.failedLogins === 0 ? '' : words.counted(refused.failedLogins, refused.waitSeconds);
  return [
    text(
      [words.refused[refused.code], ...(detail === '' ? [] : [detail])].join(' '),
      refused.code === 'cancelled' ? 'plain' : 'bad',
    ),
    ...(counted === '' ? [] : [text(counted)]),
  ];
}

/** The form. For an embedded host, it also shows that host's own name and password. */
function loginPage(at: Attempts): DialoguePage<LoginEffect, never> {
  const { intro, user, checking, refused } = at;
  return {
    name: 'login',
    topic: 'login',
    spec: ({ login, nextLogin }) => {
      const hint = clean(login?.hint ?? '');
      return {
        kind: 'form',
        title: words.title,
        intro: [text(intro), ...(hint === '' ? [] : [blank, text(hint, 'accent')])],
        fields: [
          { id: 'user', ...words.user, value: user },
          { id: 'password', ...words.password, value: '', masked: true },
        ],
        focus: user === '' ? 'user' : 'password',
        waits: checking,
        issueOf: (typed) => (id) =>
          id === 'user' && typed('user') === '' ? words.missingUser : '',
        // An empty password is no attempt, so it is not checked.
        refuses: (typed) => (id) => {
          if (typed(id) !== '') return '';
          return id === 'user' ? words.missingUser : words.missingPassword;
        },
        submit: (typed) => ({
          to: 'stay',
          page: loginPage({ ...at, checking: true, refused: null }),
          effects: [
            {
              kind: 'login',
              attempt: nextLogin,
              user: typed('user'),
              password: typed('password'),
            },
          ],
        }),
        escape: () =>
          checking
            ? {
                to: 'stay',
                page: loginPage({ ...at, checking: false, refused: givenUp }),
                effects: [{ kind: 'cancelLogin' }],
              }
            : { to: 'close' },
        notice: checking ? [text(words.busy)] : refusedNotice(refused),
        keys: checking ? [keyHints.stop] : [keyHints.logIn, keyHints.nextField, keyHints.cancel],
      };
    },
    hears: {},
  };
}

function attempts({ timedOut, settings, options }: ConsoleState, then: Wanted | null): Attempts {
  const why =
    timedOut !== ''
      ? words.introAgain(timedOut, settings.autoLogoutMinutes)
      : then === null
        ? words.introPlain
        : words.intro;
  const user = timedOut === '' ? (options.login?.user ?? '') : timedOut;
  return { intro: why, user, checking: false, refused: null };
}

/** The menu item that receives the next key; null: something lies over the menu. */
export function itemUnderKey({ dialogue, restart, menu }: ConsoleState): ItemId | null {
  return dialogue === null && (restart === null || restart.hidden) ? selectedItem(menu) : null;
}

/** The console with the login form open. The state below is as it was before `pressed`. */
export function askLogin(state: ConsoleState, pressed: InputEvent | null): ConsoleState {
  const then = pressed === null ? null : { event: pressed, item: itemUnderKey(state) };
  const page = loginPage(attempts(state, then));
  return { ...state, login: { form: openDialogue(page, knowledgeOf(state)), attempt: null, then } };
}

/** The form with the reason why the login failed. */
export function loginRefused(state: ConsoleState, refused: Refused): ConsoleState {
  const { login } = state;
  if (login === null) return state;
  const page = loginPage({ ...attempts(state, login.then), refused });
  const cursor = { ...login.form.cursor, first: 0 };
  return { ...state, login: { ...login, attempt: null, form: { ...login.form, page, cursor } } };
}
