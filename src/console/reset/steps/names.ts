import { askWords as words, resetTitles } from '../../../text/index.js';
import type { ChoiceStep } from './step.js';

/** Whether the naming script gives the interfaces their names from the installation again. */
export const namesStep: ChoiceStep = {
  title: resetTitles.names,
  intro: () => [words.namesIntro],
  columns: [],
  options: ({ draft }) => [
    {
      cells: [words.namesReset, words.namesResetMeans],
      disabled: '',
      draft: { ...draft, keepInterfaceNames: false },
      opens: 'advanced',
    },
    {
      cells: [words.namesKeep, words.namesKeepMeans],
      disabled: '',
      draft: { ...draft, keepInterfaceNames: true },
      opens: 'advanced',
    },
  ],
  preselected: ({ draft }) => (draft.keepInterfaceNames ? 1 : 0),
};
