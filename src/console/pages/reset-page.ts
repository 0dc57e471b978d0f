import { resetPage as words, xapiTrouble } from '../../text/index.js';
import { blank, item, text, type Paragraph } from '../paragraph.js';
import type { HostKnowledge } from './page.js';

/** Emergency Network Reset: what it does and what it costs, with a word on this host's role in its pool. */
export function resetPage({ facts }: HostKnowledge): readonly Paragraph[] {
  const role = facts?.pool.role;
  const ofRole =
    role === 'coordinator' ? [words.coordinator] : role === 'supporter' ? [words.supporter] : [];
  const xapi = facts === null ? null : xapiTrouble(facts.xapi);
  return [
    ...words.intro.map((line) => text(line)),
    blank,
    text(words.doesTitle, 'heading'),
    ...words.does.map((line) => item(line)),
    blank,
    text(words.beforeTitle, 'heading'),
    ...words.before.map((line) => item(line)),
    ...ofRole.map((line) => item(line, 'warning')),
    ...(xapi === null ? [] : [item(xapi.what)]),
  ];
}
