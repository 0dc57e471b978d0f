import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import { presentFrom } from './present-from.js';
import type { FormStep } from './step.js';

/**
 * The static IPv6 configuration. The DNS servers are the same as in the IPv4 form, but may be IPv6
 * here.
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
