import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import { presentFrom } from './present-from.js';
import type { FormStep } from './step.js';

/** The static IPv4 configuration, with the host's present values as defaults. */
export const addressStep: FormStep = {
  title: resetTitles.address,
  intro: ({ draft, source }) => [
    askWords.addressIntro,
    ...(draft.address === '' ? [] : presentFrom(source)),
  ],
  fields: () => [
    { id: 'address', ...fieldWords.address },
    { id: 'netmask', ...fieldWords.netmask },
    { id: 'gateway', ...fieldWords.gateway },
    { id: 'dns', ...fieldWords.dns },
  ],
};
