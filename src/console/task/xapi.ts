import { xapiWords as words } from '../../text/index.js';
import { text } from '../paragraph.js';
import { question, type PageSpec } from './page-spec.js';

/** Start XAPI, or stop and start it: what it does, and F8. */
export function xapiPage(how: 'start' | 'restart'): PageSpec {
  return question(words.title[how], [text(words.does[how]), text(words.keeps)], words.yes[how], {
    kind: 'startXapi',
    how,
  });
}
