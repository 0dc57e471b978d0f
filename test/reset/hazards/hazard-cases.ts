import type { HostFacts } from '../../../src/model/host/host-facts.js';
import type { ManagementStatus } from '../../../src/model/index.js';
import type { Hazard } from '../../../src/reset/hazards/hazard.js';
import { hazards } from '../../../src/reset/hazards/hazards.js';
import type { ResetDraft } from '../../../src/reset/request/draft.js';
import { facts, request, type HostTexts } from '../../support/host/facts.js';

/** What every coordinator hears; left out below. */
const usual = new Set(['coordinator.supportersFollow', 'names.reset']);

export function found(
  texts: HostTexts,
  more: Partial<HostFacts> = {},
  draft: Partial<ResetDraft> = {},
): readonly Hazard[] {
  const host = facts(texts, more);
  return hazards(request(draft, host), host).filter((hazard) => !usual.has(hazard.code));
}

export const management = '/etc/firstboot.d/data/management.conf';

export const blocks = (code: string, params: object): object => ({
  code,
  severity: 'blocks',
  params,
  overridable: false,
});

export const warns = (code: string, params: object): object => ({
  code,
  severity: 'warns',
  params,
  overridable: false,
});

export const informs = (code: string, params: object): object => ({
  code,
  severity: 'informs',
  params,
  overridable: false,
});

/** A management interface with DHCP on this device. */
export function managementOn(
  device: string,
  vlan = '',
  members: ManagementStatus['members'] = [],
): ManagementStatus {
  return {
    ...{ source: 'networkd', device, vlan, members, mac: '', mode: 'dhcp', address: '' },
    ...{ netmask: '', gateway: '', dns: [], modeV6: 'none', addresses6: [], gateway6: '' },
    link: 'up',
  };
}
