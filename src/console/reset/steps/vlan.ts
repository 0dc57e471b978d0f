import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import type { FormStep } from './step.js';

/** The management network's VLAN tag; the firstboot data's is the default. */
export const vlanStep: FormStep = {
  title: resetTitles.vlan,
  intro: () => [askWords.vlanIntro],
  fields: () => [{ id: 'vlan', ...fieldWords.vlan }],
};
