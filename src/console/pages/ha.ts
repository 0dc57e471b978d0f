import { unknownValue, wayIn } from '../../text/index.js';
import { haWords as words } from '../../text/pages/ha.js';
import { vmsThatWillStop } from '../describe/power-vms.js';
import type { HostKnowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import { change, question, type ChangeAnswer } from '../widgets/change.js';
import { apart, blank, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage } from '../widgets/spec.js';

/** Turns high availability off, in the whole pool or on this host alone. */
export interface DisableHa {
  readonly kind: 'disableHa';
  readonly where: 'pool' | 'host';
}

type Page = DialoguePage<DisableHa, ChangeAnswer>;

/** The state of high availability in one sentence. */
function state({ facts }: HostKnowledge): readonly Paragraph[] {
  if (facts === null) return [];
  const { haArmed, haEnabled } = facts;
  if (haArmed.known && haArmed.value) return [text(words.state.armed, 'warning')];
  if (haEnabled.known && haEnabled.value) return [text(words.state.enabled, 'warning')];
  if (!haArmed.known) return [text(words.state.unknown(unknownValue(haArmed.reason)), 'warning')];
  return [text(words.state.off)];
}

/**
 * Why it cannot be turned off in the pool; '' if it can. An unknown state does not prevent the
 * attempt.
 */
function whyNotInPool({ facts }: HostKnowledge): string {
  if (facts === null) return '';
  if (facts.xapi === 'emergency') return words.emergency;
  if (facts.xapi !== 'running') return words.noXapi;
  return facts.haEnabled.known && !facts.haEnabled.value ? words.isOff : '';
}

function whyNotHere({ facts }: HostKnowledge): string {
  if (facts === null) return '';
  if (facts.haArmed.known && !facts.haArmed.value) return words.notArmedHere;
  return facts.xapi === 'stopped' ? words.noXapi : '';
}

/** The last question: what turning it off leaves behind. */
const askPage = (where: DisableHa['where']): Page => ({
  name: 'ha ask',
  topic: 'ha',
  spec: (known) =>
    question(
      where === 'pool' ? words.pool : words.here,
      where === 'pool'
        ? apart(words.leavesPool)
        : [...apart(words.leavesHere), blank, ...vmsThatWillStop(known, Infinity, words.vmsHere)],
      words.yes,
      change<DisableHa>({ kind: 'disableHa', where }, words.change),
    ),
});

const listPage: Page = {
  name: 'ha',
  topic: 'ha',
  spec: (known) => ({
    kind: 'list',
    title: words.title,
    intro: state(known),
    columns: [],
    preselected: 0,
    rows: [
      {
        cells: [words.pool, words.poolMeans],
        disabled: whyNotInPool(known),
        go: { to: 'page', page: askPage('pool') },
      },
      {
        cells: [words.here, words.hereMeans],
        disabled: whyNotHere(known),
        go: { to: 'page', page: askPage('host') },
      },
    ],
  }),
};

/** The menu item High Availability. */
export const ha: MenuPage<DisableHa, ChangeAnswer> = {
  words,
  topic: 'ha',
  beside: (known) => [...state(known), blank, text(words.beside)],
  way: () => wayIn.begin,
  enter: ({ facts }) => (facts === null ? null : { page: listPage }),
};
