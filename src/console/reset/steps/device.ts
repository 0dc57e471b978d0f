import { askWords, fieldWords, resetTitles, unknownValue } from '../../../text/index.js';
import type { FormStep } from './step.js';

/**
 * The device's name, asked for if the kernel's list of interfaces cannot be read. Default: the one
 * in the firstboot data.
 */
export const deviceStep: FormStep = {
  title: resetTitles.nic,
  intro: ({ facts }) => [
    facts.nics.known ? askWords.nicIntro : askWords.nicsUnknown(unknownValue(facts.nics.reason)),
  ],
  fields: () => [{ id: 'device', ...fieldWords.device }],
};
