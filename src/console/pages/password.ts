import { wayIn } from '../../text/index.js';
import { passwordWords as words, shortestPassword } from '../../text/pages/password.js';
import type { Knowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import { change, type ChangeAnswer } from '../widgets/change.js';
import { apart, text } from '../widgets/paragraph.js';
import type { DialoguePage, FieldSpec, FormSpec, Typed } from '../widgets/spec.js';

/** Changes a password. `present` null: none was ever set, so this is the first one. */
export interface ChangePassword {
  readonly kind: 'changePassword';
  readonly user: string;
  readonly present: string | null;
  readonly wanted: string;
}

/**
 * A field accepts no control characters, so any password from this form can be typed at a login.
 */
function issueOf(typed: Typed, id: string): string {
  const wanted = typed('wanted');
  switch (id) {
    case 'present':
      return typed('present') === '' ? words.missing : '';
    case 'wanted':
      if (Array.from(wanted).length < shortestPassword) return words.short;
      return wanted === typed('present') ? words.same : '';
    default:
      return typed('again') === wanted ? '' : words.different;
  }
}

/** The logged-in user, or root where nobody is. */
function whose({ user }: Knowledge): string {
  return user === '' ? 'root' : user;
}

/**
 * The form for the password of the logged-in user, or of root if no login is needed. It does not
 * ask for the present password if none was ever set.
 */
function spec(known: Knowledge): FormSpec<ChangePassword, ChangeAnswer> {
  const first = known.login?.passwordSet === false;
  const user = whose(known);
  const present: readonly FieldSpec[] = first
    ? []
    : [{ id: 'present', ...words.present, value: '', masked: true }];
  return {
    kind: 'form',
    title: words.title,
    intro: [text(first ? words.introFirst : words.intro(user))],
    fields: [
      ...present,
      { id: 'wanted', ...words.wanted, value: '', masked: true },
      { id: 'again', ...words.again, value: '', masked: true },
    ],
    issueOf: (typed) => (id) => issueOf(typed, id),
    submit: (typed) =>
      change<ChangePassword>(
        {
          kind: 'changePassword',
          user,
          present: first ? null : typed('present'),
          wanted: typed('wanted'),
        },
        words.change,
      ),
  };
}

const form: DialoguePage<ChangePassword, ChangeAnswer> = {
  name: 'password',
  topic: 'password',
  spec,
};

/** The menu item Change Password. */
export const password: MenuPage<ChangePassword, ChangeAnswer> = {
  words,
  topic: 'password',
  beside: (known) => apart(words.beside(known.loginWanted ? known.user : whose(known))),
  reason: ({ login }) => (login === null ? words.noUsers : ''),
  way: () => wayIn.begin,
  guarded: true,
  enter: () => ({ page: form }),
};
