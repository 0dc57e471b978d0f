import { clean, keyHints, loginWords as words } from '../text/index.js';
import { blank, layout, text, type Paragraph } from './paragraph.js';
import {
  atLastField,
  editForm,
  enterField,
  fieldViews,
  formOf,
  formValue,
  withIssues,
  type Form,
} from './form.js';
import type { InputEvent } from './key.js';
import type { LoginResult } from './login.js';
import type { ConsoleState, Update } from './state.js';
import type { FormView } from './view.js';

/** The login form; it lies over everything else, which waits below it. */
export interface LoginState {
  readonly form: Form<'user' | 'password'>;
  /** Number of the attempt that is being checked; null: none is. */
  readonly attempt: number | null;
  /** How the last try ended. */
  readonly refused: (LoginResult & { readonly ok: false }) | null;
  /** What was pressed when it turned out that somebody has to log in: pressed again once somebody has. */
  readonly then: InputEvent | null;
}

const emptyForm = (user: string): Form<'user' | 'password'> => {
  const form = formOf([
    { id: 'user' as const, value: user },
    { id: 'password' as const, value: '' },
  ]);
  return { ...form, focused: user === '' ? 0 : 1 };
};

/** The console asking for a login; the state below is as it was before `then` was pressed. */
export function askLogin(state: ConsoleState, then: InputEvent | null): ConsoleState {
  const user = state.timedOut === '' ? (state.options.login?.user ?? '') : state.timedOut;
  return { ...state, login: { form: emptyForm(user), attempt: null, refused: null, then } };
}

/** The operator did not wait for the answer. */
const givenUp: LoginState['refused'] = {
  ok: false,
  code: 'cancelled',
  detail: '',
  failures: 0,
  waitSeconds: 0,
};

const issueOf =
  (form: Form<'user' | 'password'>) =>
  (id: 'user' | 'password'): string =>
    id === 'user' && formValue(form, 'user') === '' ? words.missingUser : '';

/** The console after an input on the login form. */
export function loginInput(state: ConsoleState, login: LoginState, input: InputEvent): Update {
  const stay = (next: LoginState): Update => ({ state: { ...state, login: next }, effects: [] });
  if (input.kind === 'key' && input.key === 'escape') {
    if (login.attempt === null) return { state: { ...state, login: null }, effects: [] };
    return {
      state: { ...state, login: { ...login, attempt: null, refused: givenUp } },
      effects: [{ kind: 'cancelLogin' }],
    };
  }
  if (login.attempt !== null) return stay(login);
  if (input.kind !== 'key' || input.key !== 'enter')
    return stay({ ...login, form: editForm(login.form, input, issueOf(login.form)) });
  if (!atLastField(login.form))
    return stay({ ...login, form: enterField(login.form, issueOf(login.form)) });
  const form = withIssues(login.form, issueOf(login.form));
  const user = formValue(form, 'user');
  if (user === '') return stay({ ...login, form });
  // The password leaves the state with the effect that carries it.
  const attempt = state.logins + 1;
  return {
    state: {
      ...state,
      logins: attempt,
      login: { ...login, form: emptyForm(user), attempt, refused: null },
    },
    effects: [{ kind: 'login', attempt, user, password: formValue(form, 'password') }],
  };
}

/** The login form with why nobody was logged in. */
export function loginRefused(
  login: LoginState,
  refused: LoginResult & { readonly ok: false },
): LoginState {
  return { ...login, attempt: null, refused };
}

function refusal({ refused }: LoginState): readonly Paragraph[] {
  if (refused === null) return [];
  const detail = clean(refused.detail);
  const counted =
    refused.failures === 0 ? '' : words.counted(refused.failures, refused.waitSeconds);
  return [
    text(
      [words.refused[refused.code], ...(detail === '' ? [] : [detail])].join(' '),
      refused.code === 'cancelled' ? 'plain' : 'bad',
    ),
    ...(counted === '' ? [] : [text(counted)]),
  ];
}

/** Why somebody has to log in now. */
function reason({ then }: LoginState, { timedOut, settings }: ConsoleState): string {
  if (timedOut !== '') return words.introAgain(timedOut, settings.autoLogoutMinutes);
  return then === null ? words.introPlain : words.intro;
}

/** The login form as a face draws it; an embedded host's own name and password stand on it. */
export function loginView(login: LoginState, state: ConsoleState, columns: number): FormView {
  const hint = clean(state.options.login?.hint ?? '');
  return {
    kind: 'form',
    title: words.title,
    intro: layout(
      [text(reason(login, state)), ...(hint === '' ? [] : [blank, text(hint, 'accent')])],
      columns,
    ),
    fields: fieldViews(login.form, (id) => ({ ...words[id], masked: id === 'password' })),
    focused: login.form.focused,
    notice: layout(login.attempt !== null ? [text(words.busy)] : refusal(login), columns),
    keys:
      login.attempt !== null
        ? [keyHints.stop]
        : [keyHints.logIn, keyHints.nextField, keyHints.cancel],
  };
}
