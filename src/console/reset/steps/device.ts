import { askWords, fieldWords, resetTitles, unknownValue } from '../../../text/index.js';
import type { FormStep } from './step.js';

/**
 * The device by its name, where the kernel's list of interfaces cannot be read; the firstboot
 * data's is the default.
 */
export const deviceStep: FormStep = {
  title: resetTitles.nic,
  intro: ({ facts }) => [
    facts.nics.known ? askWords.nicIntro : askWords.nicsUnknown(unknownValue(facts.nics.reason)),
  ],
  fields: () => [{ id: 'device', ...fieldWords.device }],
};
