import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import { presentFrom } from './present-from.js';
import type { FormStep } from './step.js';

/**
 * The static IPv6 configuration. The DNS servers are those of the IPv4 form: here IPv6 ones may be
 * among them.
 */
export const address6Step: FormStep = {
  title: resetTitles.address6,
  intro: ({ draft, source }) => [
    askWords.address6Intro,
    ...(draft.address6 === '' ? [] : presentFrom(source)),
  ],
  fields: () => [
    { id: 'address6', ...fieldWords.address6 },
    { id: 'gateway6', ...fieldWords.gateway6 },
    { id: 'dns', ...fieldWords.dns },
  ],
};
