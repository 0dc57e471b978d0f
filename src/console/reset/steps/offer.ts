import {
  netmaskOf,
  type HostStatus,
  type WireFinding,
  type WireQuestion,
} from '../../../model/index.js';
import { makeWireQuestion } from '../../../reset/index.js';
import { askWords, keyHints, wireLine } from '../../../text/index.js';
import type { Knowledge } from '../../knowledge.js';
import { text } from '../../widgets/paragraph.js';
import type { FormSpec, Typed } from '../../widgets/spec.js';
import { presentDraft } from '../present.js';
import type { Answers } from './step.js';

type Offer = Extract<WireFinding, { readonly code: 'dhcpOffer' }>;

/** The question about the chosen port and VLAN without any address; null if they name none. */
function questionOf({ draft }: Answers): WireQuestion | null {
  const bare = { ...draft, address: '', gateway: '', address6: '', gateway6: '' };
  const question = makeWireQuestion(bare);
  return question.ok ? question.value : null;
}

/** Whether the last look was at the same port and VLAN. */
const isAsked = ({ device, vlan }: WireQuestion, { wire }: Answers): boolean =>
  wire?.question.device === device && wire.question.vlan === vlan;

/** What to ask the wire of the chosen port; null if this port and VLAN were asked. */
export function portQuestion(answers: Answers): WireQuestion | null {
  const question = questionOf(answers);
  return question === null || isAsked(question, answers) ? null : question;
}

/** The first DHCP offer that was heard on the chosen port and VLAN; null: none. */
function offerHeard(answers: Answers): Offer | null {
  const question = questionOf(answers);
  if (question === null || !isAsked(question, answers)) return null;
  return answers.wire?.findings.find((finding) => finding.code === 'dhcpOffer') ?? null;
}

const ids = ['netmask', 'gateway', 'dns'] as const;

/**
 * The fields of the static form that an offer fills in: those that are empty or still have the
 * host's present value. The offered address is left out, as the server may give it to another host.
 */
function filledIn(
  { prefixLength, gateway, dns }: Offer,
  { facts, draft }: Answers,
  status: HostStatus | null,
  typed: Typed,
): ReadonlyMap<string, string> {
  const present = presentDraft(facts, status);
  const untouched = (id: (typeof ids)[number]): readonly string[] =>
    present.device === draft.device ? ['', present[id]] : [''];
  const offered = {
    netmask: prefixLength === null ? '' : netmaskOf(prefixLength),
    gateway: gateway ?? '',
    dns: dns.join(','),
  };
  return new Map(
    ids
      .filter((id) => offered[id] !== '' && untouched(id).includes(typed(id)))
      .map((id) => [id, offered[id]]),
  );
}

/** A DHCP offer below the static form, and the key that fills it in; nothing if none was heard. */
export function fromOffer(
  answers: Answers,
  { status }: Knowledge,
): Pick<FormSpec<never, never>, 'fillKey' | 'notice'> {
  const offer = offerHeard(answers);
  if (offer === null) return {};
  return {
    notice: [text(wireLine(offer)), text(askWords.offerFills, 'dim')],
    fillKey: {
      keys: ['f8', 'fill'],
      hint: keyHints.fillIn,
      values: (typed) => filledIn(offer, answers, status, typed),
    },
  };
}
