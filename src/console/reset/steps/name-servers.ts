import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import type { FormStep } from './step.js';

/** Name servers where IPv6 comes from router advertisements alone: those may bring none. */
export const nameServersStep: FormStep = {
  title: resetTitles.nameServers,
  intro: () => [askWords.nameServersIntro],
  fields: () => [{ id: 'dns', ...fieldWords.dns }],
};
