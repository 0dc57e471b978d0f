import { askWords, fieldWords, resetTitles } from '../../text/index.js';
import type { FormStep } from './step.js';

/**
 * The static IPv6 configuration. DNS servers are asked for here when no IPv4 form asks for them.
 */
export const address6Step: FormStep = {
  title: resetTitles.address6,
  intro: () => [askWords.address6Intro],
  fields: ({ draft }) => [
    { id: 'address6', ...fieldWords.address6 },
    { id: 'gateway6', ...fieldWords.gateway6 },
    ...(draft.ipv4Mode.toLowerCase() === 'static'
      ? []
      : [{ id: 'dns' as const, ...fieldWords.dns }]),
  ],
};
