import type { ResetDraft } from '../../../src/reset/request/draft.js';
import type { PoolRole } from '../../../src/model/host/host-facts.js';
import type { Issue } from '../../../src/reset/request/issue.js';
import { known } from '../../../src/model/known.js';
import { profileOf } from '../../../src/model/profile.js';
import { makeRequest, type RequestContext } from '../../../src/reset/request/request.js';
import { draft, nic } from '../../support/host/facts.js';

const supporter: PoolRole = { role: 'supporter', coordinatorAddress: '10.0.0.7' };

export const context: RequestContext = {
  profile: profileOf('networkd', null),
  nics: known([nic('eth0'), nic('eth1'), nic('bond0', { physical: false })]),
  pool: supporter,
  forceDevice: false,
};

export function issues(
  more: Partial<ResetDraft>,
  other: Partial<RequestContext> = {},
): readonly Issue[] {
  const made = makeRequest(draft(more), { ...context, ...other });
  return made.ok ? [] : made.error;
}

export const base = {
  device: 'eth1',
  mac: '00:16:3e:00:00:01',
  vlan: null,
  ipv4: { mode: 'dhcp' },
  ipv6: { mode: 'none' },
  dns: [],
  coordinatorAddress: null,
  keepInterfaceNames: false,
};
