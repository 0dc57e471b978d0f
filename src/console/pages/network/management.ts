import { knownManagement } from '../../../model/index.js';
import { wayIn } from '../../../text/index.js';
import { managementWords as words } from '../../../text/pages/network/management.js';
import { managementBrief, managementPage } from '../../describe/management.js';
import type { HostKnowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { presentManagement, type ManagementDraft } from '../../management/draft.js';
import { countdownPage, isOpen } from '../../management/countdown.js';
import type { ManagementEffect } from '../../management/effects.js';
import { wizardPage } from '../../management/wizard.js';
import { change, question, type ChangeAnswer } from '../../widgets/change.js';
import { blank, text } from '../../widgets/paragraph.js';
import type { DialoguePage } from '../../widgets/spec.js';

type Page = DialoguePage<ManagementEffect, ChangeAnswer>;

function present({ status }: HostKnowledge): {
  readonly mode: string;
  readonly address: string;
  readonly device: string;
} | null {
  return knownManagement(status);
}

/** A renewal takes the interface down for a moment, so it is a change with a question. */
const renewPage: Page = {
  name: 'renew',
  topic: 'management',
  spec: (known) => {
    const now = present(known);
    return question(
      words.titles.renew,
      [text(words.renewAsks(now?.address ?? '')), blank, text(words.summaryWarning, 'warning')],
      words.yesRenew,
      change<ManagementEffect>(
        { kind: 'renewLease', device: now?.device ?? '' },
        words.changes.renew,
      ),
    );
  },
};

const disablePage: Page = {
  name: 'disable',
  topic: 'management',
  spec: () =>
    question(
      words.titles.disable,
      [text(words.disableWarning, 'warning')],
      words.yesDisable,
      change<ManagementEffect>({ kind: 'disableManagement' }, words.changes.disable),
    ),
};

const startPage = (from: ManagementDraft): Page => ({
  name: 'start',
  topic: 'management',
  spec: (known) => {
    const now = present(known);
    return {
      kind: 'list',
      title: words.titles.start,
      intro: [text(words.startIntro)],
      columns: [],
      preselected: 0,
      rows: [
        {
          cells: [words.configure, words.configureMeans],
          disabled: '',
          go: { to: 'page', page: wizardPage('nic', from) },
        },
        {
          cells: [words.renew, words.renewMeans],
          disabled: now?.mode === 'dhcp' ? '' : words.renewNotDhcp,
          go: { to: 'page', page: renewPage },
        },
        {
          cells: [words.disable, words.disableMeans],
          disabled: now === null ? words.nothingToDisable : '',
          go: { to: 'page', page: disablePage },
        },
      ],
    };
  },
});

/** The menu item Configure Management Interface. */
export const management: MenuPage<ManagementEffect, ChangeAnswer> = {
  words,
  topic: 'management',
  beside: (known) => [
    text(words.beside),
    blank,
    text(words.now, 'heading'),
    ...managementPage(known),
  ],
  brief: managementBrief,
  // A change that waits can be confirmed without XAPI.
  reason: ({ facts, managementTrial }) =>
    facts === null || facts.xapi === 'running' || isOpen(managementTrial) ? '' : words.needsXapi,
  way: () => wayIn.begin,
  guarded: true,
  enter: ({ facts, status, managementTrial }) => {
    if (isOpen(managementTrial)) return { page: countdownPage([]) };
    return facts === null ? null : { page: startPage(presentManagement(facts, status)) };
  },
};
