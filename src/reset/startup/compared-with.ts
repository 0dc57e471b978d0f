import type { ResetRecord } from '../journal/history.js';
import { readConfiguration, type ManagementConfiguration } from '../request/configuration.js';
import { DraftCheck } from '../request/draft-check.js';
import { emptyDraft } from '../request/draft.js';
import type { ResetRequest } from '../request/request.js';
import { formerManagement, formerValues } from '../run/former-management.js';
import type { HostFacts } from '../../model/index.js';

/** A management interface to compare with, and the MAC of its port; null: not known. */
export type ComparedWith = ManagementConfiguration & Pick<ResetRequest, 'mac'>;

/**
 * Whether an undo or a return has moved the management interface back since the reset. `maybe`: it
 * was where it had been, with the former addresses or with those of the reset.
 */
export function movedBack({ rebuilt }: Pick<ResetRecord, 'rebuilt'>): 'yes' | 'maybe' | 'no' {
  switch (rebuilt?.items.find(({ kind }) => kind === 'management')?.state) {
    case 'made':
      return 'yes';
    case 'exists':
      return 'maybe';
    default:
      return 'no';
  }
}

/** What the reset wanted, on the port that an operator has named since, if one has. */
export function wantedByReset({ plan: { request }, answer }: ResetRecord): ComparedWith {
  return {
    ...request,
    mac: answer?.mac ?? request.mac,
    device: answer?.device ?? request.device,
  };
}

/** The management interface from before the reset; null when it is not known. */
export function formerOf(
  reset: ResetRecord,
  { nics }: Pick<HostFacts, 'nics'>,
): ComparedWith | null {
  const former = formerManagement(reset, { nics });
  if (former === null) return null;
  // The former address was good enough for the host, so a loopback address is not refused.
  const draft = { ...emptyDraft, ...formerValues(former) };
  const read = readConfiguration(new DraftCheck(draft, true));
  const port = (nics.known ? nics.value : []).find(({ device }) => device === former.device);
  return read === null ? null : { ...read, mac: port?.mac ?? null };
}
