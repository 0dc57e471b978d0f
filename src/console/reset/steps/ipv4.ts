import { consoleDraft } from '../../../reset/index.js';
import { askWords as words, resetTitles } from '../../../text/index.js';
import type { Answers, ChoiceOption, ChoiceStep } from './step.js';

const modes = [
  { mode: 'dhcp', label: words.dhcp, means: words.dhcpMeans },
  { mode: 'static', label: words.static, means: words.staticMeans },
  { mode: 'none', label: words.none, means: words.noneMeans },
] as const;

/**
 * Name servers without those of IPv4, separated by commas: where nobody reaches an IPv4 server, or
 * nothing keeps one.
 */
export function withoutIpv4(dns: string): string {
  return dns
    .split(/[\s,]+/u)
    .filter((server) => server.includes(':'))
    .join(',');
}

/** The name servers for a mode; who turns back from `none` finds the present ones again. */
function dnsFor(mode: string, { facts, draft }: Answers): string {
  if (mode === 'none') return withoutIpv4(draft.dns);
  return draft.ipv4Mode === 'none' && draft.dns === '' ? consoleDraft(facts).dns : draft.dns;
}

/** Without IPv6 a host of the classic generation would come back unreachable with `none`. */
function options(asking: Answers): readonly ChoiceOption[] {
  const { facts, draft } = asking;
  return modes.map(({ mode, label, means }) => ({
    cells: [label, means],
    disabled: mode === 'none' && facts.profile.name === 'classic' ? words.classicOnly : '',
    draft: { ...draft, ipv4Mode: mode, dns: dnsFor(mode, asking) },
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
