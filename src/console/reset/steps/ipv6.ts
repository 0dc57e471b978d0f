import { askWords as words, modeChoice, resetTitles } from '../../../text/index.js';
import type { AskingStepName, ChoiceStep } from './step.js';

const modes = [
  { mode: 'none', means: words.none6Means, opens: 'advanced' },
  { mode: 'dhcp', means: words.dhcp6Means, opens: 'advanced' },
  { mode: 'autoconf', means: words.autoconfMeans, opens: 'nameServers' },
  { mode: 'static', means: words.static6Means, opens: 'address6' },
] as const;

/**
 * Asks for name servers only if IPv4 is `none`: static IPv4 has already asked, and DHCP supplies
 * them.
 */
function opened(mode: (typeof modes)[number], ipv4Mode: string): AskingStepName {
  return mode.opens === 'nameServers' && ipv4Mode.toLowerCase() !== 'none'
    ? 'advanced'
    : mode.opens;
}

/** How the management interface gets its IPv6 address. */
export const ipv6Step: ChoiceStep = {
  title: resetTitles.ipv6,
  intro: () => [words.ipv6Intro],
  columns: [],
  options: ({ draft }) =>
    modes.map((each) => ({
      cells: [modeChoice(each.mode), each.means],
      disabled: '',
      draft: { ...draft, ipv6Mode: each.mode },
      opens: opened(each, draft.ipv4Mode),
    })),
  preselected: ({ draft }) =>
    Math.max(
      0,
      modes.findIndex(({ mode }) => mode === draft.ipv6Mode.toLowerCase()),
    ),
};
