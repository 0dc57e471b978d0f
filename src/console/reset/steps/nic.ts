import { typedList, bondOf, type Nic } from '../../../model/index.js';
import type { ResetDraft } from '../../../reset/index.js';
import {
  askWords as words,
  nicDisabled,
  nicUnfit,
  nicWords,
  resetTitles,
} from '../../../text/index.js';
import { nicCells, listedNics } from '../../describe/nics.js';
import { managementBond } from '../../describe/nic-use.js';
import { presentFrom } from './present-from.js';
import type { Answers, ChoiceOption, ChoiceStep } from './step.js';

/** No address, nor anything that belongs to one. */
const nowhere = { address: '', netmask: '', gateway: '', address6: '', gateway6: '', dns: '' };

function disabledFor({ device, unfit }: Nic): string {
  if (unfit !== undefined) return nicUnfit(unfit);
  return device === '' ? nicDisabled.noName : '';
}

/** A bond that the chosen port is to be in. Nothing of one without it. */
function bondWith(device: string, draft: ResetDraft): Pick<ResetDraft, 'bondMembers' | 'bondMode'> {
  return typedList(draft.bondMembers).includes(device) ? draft : { bondMembers: '', bondMode: '' };
}

/**
 * The answers for a port. They drop the static addresses of the port chosen before, with netmask,
 * gateways and name servers, unless both are ports of one bond.
 */
function draftOn(device: string, { draft, facts }: Pick<Answers, 'draft' | 'facts'>): ResetDraft {
  const bond = (port: string): string | undefined =>
    facts.wiring.known ? bondOf(facts.wiring.value, port)?.device : undefined;
  const own = bond(device);
  const { bondMembers, bondMode } = bondWith(device, draft);
  const wanted = { bondMembers, bondMode };
  return device === draft.device || (own !== undefined && own === bond(draft.device))
    ? { ...draft, device, ...wanted }
    : { ...draft, device, ...wanted, ...nowhere };
}

function options({ draft, facts }: Answers): readonly ChoiceOption[] {
  return listedNics(facts).map((nic) => ({
    cells: nicCells(nic, facts),
    disabled: disabledFor(nic),
    draft: draftOn(nic.device, { draft, facts }),
    opens: null,
  }));
}

/** Which network interface becomes the management interface. */
export const nicStep: ChoiceStep = {
  title: resetTitles.nic,
  intro: ({ facts, source }) => {
    const bond = managementBond(facts);
    return [
      words.nicIntro,
      ...(bond === '' ? [] : [words.nicBond(bond)]),
      ...(facts.pool.role === 'supporter' ? [words.nicSupporter] : []),
      ...(listedNics(facts).every(({ unfit }) => unfit !== undefined) ? [words.noNics] : []),
      ...presentFrom(source),
    ];
  },
  columns: nicWords.columns,
  spare: nicWords.spare,
  options,
  preselected: ({ draft, facts }) =>
    Math.max(
      0,
      listedNics(facts).findIndex(({ device }) => device !== '' && device === draft.device),
    ),
};
