import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import type { FormStep } from './step.js';

/** The management network's VLAN tag. Default: the one in the firstboot data. */
export const vlanStep: FormStep = {
  title: resetTitles.vlan,
  intro: () => [askWords.vlanIntro],
  fields: () => [{ id: 'vlan', ...fieldWords.vlan }],
};
