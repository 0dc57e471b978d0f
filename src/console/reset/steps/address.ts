import { askWords, fieldWords, resetTitles } from '../../../text/index.js';
import { presentFrom } from './present-from.js';
import { splitAddress } from '../../../reset/index.js';
import type { Typed } from '../../widgets/spec.js';
import type { FormStep } from './step.js';

/** An address with a prefix length fills in the netmask too. */
function fills(id: string, typed: Typed): ReadonlyMap<string, string> | null {
  const split = id === 'address' ? splitAddress(typed(id)) : null;
  return split === null ? null : new Map(Object.entries(split));
}

/** The static IPv4 configuration, with the host's present values as defaults. */
export const addressStep: FormStep = {
  fills,
  title: resetTitles.address,
  intro: ({ draft, source }) => [
    askWords.addressIntro,
    ...(draft.address === '' ? [] : presentFrom(source)),
  ],
  fields: () => [
    { id: 'address', ...fieldWords.address },
    { id: 'netmask', ...fieldWords.netmask },
    { id: 'gateway', ...fieldWords.gateway },
    { id: 'dns', ...fieldWords.dns },
  ],
};
