import { typedList } from '../../../model/index.js';
import { consoleDraft } from '../../../reset/index.js';
import { askWords as words, modeChoice, resetTitles } from '../../../text/index.js';
import type { Answers, ChoiceOption, ChoiceStep } from './step.js';

const modes = [
  { mode: 'dhcp', means: words.dhcpMeans },
  { mode: 'static', means: words.staticMeans },
  { mode: 'none', means: words.noneMeans },
] as const;

/**
 * The IPv6 name servers alone, separated by commas: for a host that reaches no IPv4 server, or
 * keeps none.
 */
export function withoutIpv4(dns: string): string {
  return typedList(dns)
    .filter((server) => server.includes(':'))
    .join(',');
}

/**
 * The name servers for a mode. An operator who changes back from `none` gets those of this port
 * again.
 */
function dnsFor(mode: string, { facts, draft }: Answers): string {
  if (mode === 'none') return withoutIpv4(draft.dns);
  const first = consoleDraft(facts);
  const again = draft.ipv4Mode === 'none' && draft.dns === '' && draft.device === first.device;
  return again ? first.dns : draft.dns;
}

/** A host of the classic generation has no IPv6 here, so `none` would make it unreachable. */
function options(answers: Answers): readonly ChoiceOption[] {
  const { facts, draft } = answers;
  return modes.map(({ mode, means }) => ({
    cells: [modeChoice(mode), means],
    disabled: mode === 'none' && facts.profile.name === 'classic' ? words.classicOnly : '',
    draft: { ...draft, ipv4Mode: mode, dns: dnsFor(mode, answers) },
    opens: null,
  }));
}

/** How the management interface gets its IPv4 address; the host's present mode is preselected. */
export const ipv4Step: ChoiceStep = {
  title: resetTitles.ipv4,
  intro: () => [words.ipv4Intro],
  columns: [],
  options,
  preselected: ({ draft }) =>
    Math.max(
      0,
      modes.findIndex(({ mode }) => mode === draft.ipv4Mode.toLowerCase()),
    ),
};
