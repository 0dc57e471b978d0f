import { askWords as words, resetTitles } from '../../../text/index.js';
import type { ChoiceStep } from './step.js';

/** Whether the naming script puts the interface names back to their order at installation. */
export const namesStep: ChoiceStep = {
  title: resetTitles.names,
  intro: () => [words.namesIntro],
  columns: [],
  options: ({ draft }) => [
    {
      cells: [words.namesReset, words.namesResetMeans],
      disabled: '',
      draft: { ...draft, keepInterfaceNames: false },
      opens: 'further',
    },
    {
      cells: [words.namesKeep, words.namesKeepMeans],
      disabled: '',
      draft: { ...draft, keepInterfaceNames: true },
      opens: 'further',
    },
  ],
  preselected: ({ draft }) => (draft.keepInterfaceNames ? 1 : 0),
};
