import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import type { FormStep } from './step.js';

/** Asks for name servers if IPv6 uses router advertisements alone, because those may name none. */
export const nameServersStep: FormStep = {
  title: resetTitles.nameServers,
  intro: () => [askWords.nameServersIntro],
  fields: () => [{ id: 'dns', ...fieldWords.dns }],
};
