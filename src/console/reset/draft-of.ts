import type { ResetDraft } from '../../reset/index.js';
import type { TextFieldId } from './steps/step.js';

/** The draft after the fields of one form were typed. */
export function draftOf(
  typed: (id: TextFieldId) => string,
  fields: readonly { readonly id: TextFieldId }[],
  draft: ResetDraft,
): ResetDraft {
  const value = (id: TextFieldId): string =>
    fields.some((field) => field.id === id) ? typed(id) : draft[id];
  return {
    ...draft,
    device: value('device'),
    vlan: value('vlan'),
    ipv4Mode: value('ipv4Mode'),
    address: value('address'),
    netmask: value('netmask'),
    gateway: value('gateway'),
    ipv6Mode: value('ipv6Mode'),
    address6: value('address6'),
    gateway6: value('gateway6'),
    dns: value('dns'),
    coordinatorAddress: value('coordinatorAddress'),
    bondMembers: value('bondMembers'),
    // Without members there is no bond, so the mode of none is left.
    bondMode: value('bondMembers') === '' ? '' : value('bondMode'),
  };
}
