import { askWords as words, resetTitles } from '../../text/index.js';
import type { ChoiceStep } from './step.js';

const modes = [
  { mode: 'none', label: words.none, means: words.none6Means, opens: 'further' },
  { mode: 'dhcp', label: words.dhcp, means: words.dhcp6Means, opens: 'further' },
  { mode: 'autoconf', label: words.autoconf, means: words.autoconfMeans, opens: 'further' },
  { mode: 'static', label: words.static, means: words.static6Means, opens: 'address6' },
] as const;

/** How the management interface gets its IPv6 address. */
export const ipv6Step: ChoiceStep = {
  title: resetTitles.ipv6,
  intro: () => [words.ipv6Intro],
  columns: [],
  options: ({ draft }) =>
    modes.map(({ mode, label, means, opens }) => ({
      cells: [label, means],
      disabled: '',
      draft: { ...draft, ipv6Mode: mode },
      opens,
    })),
  preselected: ({ draft }) =>
    Math.max(
      0,
      modes.findIndex(({ mode }) => mode === draft.ipv6Mode.toLowerCase()),
    ),
};
