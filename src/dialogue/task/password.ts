import { passwordWords as words, shortestPassword } from '../../text/index.js';
import { text } from '../block.js';
import type { PageSpec, Typed } from './pagespec.js';

function issueOf(typed: Typed, id: string): string {
  const wanted = typed('wanted');
  switch (id) {
    case 'present': return typed('present') === '' ? words.missing : '';
    case 'wanted':
      if (Array.from(wanted).length < shortestPassword) return words.short;
      return wanted === typed('present') ? words.same : '';
    default: return typed('again') === wanted ? '' : words.different;
  }
}

/** Change Password of who is logged in, root where nobody has to log in. */
export function passwordPage(loggedIn: string): PageSpec {
  const user = loggedIn === '' ? 'root' : loggedIn;
  return {
    kind: 'form', title: words.title, intro: [text(words.intro(user))],
    fields: [
      { id: 'present', ...words.present, value: '', masked: true },
      { id: 'wanted', ...words.wanted, value: '', masked: true },
      { id: 'again', ...words.again, value: '', masked: true },
    ],
    issueOf: (typed) => (id) => issueOf(typed, id),
    submit: (typed) => ({ to: 'change', change: { kind: 'changePassword', user, present: typed('present'), wanted: typed('wanted') } }),
  };
}
