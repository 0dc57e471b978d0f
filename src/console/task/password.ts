import { passwordWords as words, shortestPassword } from '../../text/index.js';
import { text } from '../paragraph.js';
import type { PageSpec, TaskField, Typed } from './page-spec.js';

/** Control characters never come into a field, so any password in one can be typed at a login. */
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

/** Change Password of who is logged in, root where nobody has to log in. Where none was ever set (`first`) there is no present one to ask for. */
export function passwordPage(loggedIn: string, first: boolean): PageSpec {
  const user = loggedIn === '' ? 'root' : loggedIn;
  const present: readonly TaskField[] = first
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
    submit: (typed) => ({
      to: 'change',
      change: {
        kind: 'changePassword',
        user,
        present: first ? null : typed('present'),
        wanted: typed('wanted'),
      },
    }),
  };
}
