import { formerManagement } from '../../reset/index.js';
import {
  clean,
  fieldWords,
  finishWords as words,
  formerLine,
  ipv4Words,
  ipv6Words,
  keyHints,
  previewWords,
  statusWords,
} from '../../text/index.js';
import type { HostKnowledge } from '../knowledge.js';
import { pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, IssueOf, Typed } from '../widgets/spec.js';
import { consent } from './consent.js';
import type { ResetAnswer, ResetEffect } from './effects.js';
import type { UnfinishedReset } from './unfinished.js';

/** What to do about a reset that stopped half-way: resume it or undo it. */
export type Finish = 'resume' | 'undo';

type Leads = Go<ResetEffect, ResetAnswer>;

/** How many VMs are named; of the others only the number is shown. */
const namedVms = 6;

function vmsKilled({ facts }: HostKnowledge): Paragraph {
  if (facts === null) return text(words.reading, 'dim');
  if (!facts.runningVms.known) return text(previewWords.confirmVmsUnknown, 'warning');
  const names = facts.runningVms.value.map(({ name }) => clean(name) || statusWords.unnamed);
  return names.length === 0
    ? text(previewWords.vmsNone)
    : text(words.vmsKilled(names.slice(0, namedVms), names.length), 'warning');
}

function formerParagraph({ basis, kept }: UnfinishedReset): Paragraph {
  return text(
    formerLine(
      basis === undefined || kept === undefined ? null : formerManagement({ basis, kept }),
    ),
  );
}

/** Who began the reset, when and why, and which port it is for. */
function aboutParagraphs({ plan, begunAt, initiator }: UnfinishedReset): readonly Paragraph[] {
  const { device, mac, vlan, ipv4, ipv6 } = plan.request;
  return [
    text(words.begun(begunAt, initiator ?? null)),
    pair(previewWords.device, `${clean(device)}${mac === null ? '' : ` (${mac})`}`, 'accent'),
    ...(vlan === null ? [] : [pair(previewWords.vlan, `${vlan}`)]),
    pair(previewWords.ipv4, ipv4Words(ipv4), 'accent'),
    ...(ipv6.mode === 'none' ? [] : [pair(previewWords.ipv6, ipv6Words(ipv6))]),
  ];
}

function wrongAnswer(does: Finish, typed: Typed): IssueOf {
  return (id) => (typed(id) === consent ? '' : words.notYes(does, typed(id)));
}

/** The question before a reset is resumed or undone. It asks as the reset itself does. */
function finishPage(
  reset: UnfinishedReset,
  does: Finish,
  go: (by: string) => Leads,
): DialoguePage<ResetEffect, ResetAnswer> {
  return {
    name: `${does} asks`,
    topic: 'interrupted',
    spec: (known) => ({
      kind: 'form',
      title: words.titles[does],
      intro: [
        text(words.does[does], does === 'resume' ? 'warning' : 'plain'),
        ...(does === 'resume' ? [vmsKilled(known)] : [formerParagraph(reset)]),
        ...aboutParagraphs(reset),
      ],
      fields: [
        { id: 'answer', ...fieldWords.answer, label: words.labels[does], value: '', isExact: true },
      ],
      ownValues: true,
      // Waits until it is known which VMs a resumed reset kills.
      waits: does === 'resume' && known.facts === null,
      issueOf: (typed) => (id) => (typed(id) === '' ? '' : wrongAnswer(does, typed)(id)),
      refuses: (typed) => wrongAnswer(does, typed),
      submit: () => go(known.by),
      keys: [{ key: 'Enter', action: words.actions[does] }, keyHints.back],
    }),
  };
}

/**
 * Leads to the question. The host is read again, because VMs may have been started since. `go`:
 * where yes leads.
 */
export function askFinish(reset: UnfinishedReset, does: Finish, go: (by: string) => Leads): Leads {
  return {
    to: 'page',
    page: finishPage(reset, does, go),
    effects: [{ kind: 'readFacts' }],
  };
}
