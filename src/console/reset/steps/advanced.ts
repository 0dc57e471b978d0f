import { modeByWord } from '../../../model/index.js';
import {
  askWords as words,
  clean,
  modeText,
  previewWords,
  resetTitles,
} from '../../../text/index.js';
import { bondOffer, bondValue } from './bond.js';
import type { Answers, ChoiceOption, ChoiceStep } from './step.js';

function ipv6Value({ draft }: Answers): string {
  const mode = modeByWord(draft.ipv6Mode);
  return mode === 'static' ? `${modeText(mode)}, ${clean(draft.address6)}` : modeText(mode);
}

/**
 * What few hosts need, each with its present value. The first row continues, so most operators
 * press Enter once.
 */
function options(answers: Answers): readonly ChoiceOption[] {
  const { draft, facts } = answers;
  const classic = facts.profile.name === 'classic' ? words.classicOnly : '';
  const names = facts.renameScript ? '' : words.noNamingScript;
  const kept = draft.keepInterfaceNames || !facts.renameScript;
  return [
    { cells: [words.goOn, ''], disabled: '', draft, opens: null },
    {
      cells: [words.vlanRow, draft.vlan === '' ? words.untagged : clean(draft.vlan)],
      disabled: draft.vlan === '' ? classic : '',
      draft,
      opens: 'vlan',
    },
    { cells: [words.ipv6Row, ipv6Value(answers)], disabled: classic, draft, opens: 'ipv6' },
    {
      cells: [words.namesRow, kept ? previewWords.namesKept : previewWords.namesReset],
      disabled: classic === '' ? names : classic,
      draft,
      opens: 'names',
    },
    // Last, because it may come while the list is open: the rows above keep their places.
    ...(bondOffer(answers) === ''
      ? []
      : [
          {
            cells: [words.bondRow, bondValue(answers)],
            disabled: '',
            draft,
            opens: 'bond',
          } as const,
        ]),
  ];
}

/** The list that leads to VLAN, IPv6, interface names and a bond. */
export const advancedStep: ChoiceStep = {
  title: resetTitles.advanced,
  intro: (answers) => {
    const { vlan } = answers.draft;
    const bond = bondOffer(answers);
    return [
      vlan === '' ? words.advancedIntro : words.advancedVlan(vlan),
      ...(bond === '' ? [] : [bond]),
    ];
  },
  columns: [],
  options,
  preselected: () => 0,
};
