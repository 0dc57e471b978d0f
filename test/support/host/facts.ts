import { known, type FileState, type HostFacts, type Nic } from '../../../src/model/index.js';
import {
  emptyDraft,
  makeRequest,
  type ResetDraft,
  type ResetRequest,
} from '../../../src/reset/index.js';
import { nicWithMac, present, wellFacts } from './well-host.js';

/** A NIC with link; the last byte of its MAC is the number in its name. */
export function nic(device: string, more: Partial<Nic> = {}): Nic {
  return nicWithMac(device, `0${device.slice(-1)}`, more);
}

/** An inventory as the installer writes it, with what an administrator may have added. */
export const inventoryText = `# kept by the administrator
PRODUCT_BRAND='XCP-ng'
INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'

CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'
MANAGEMENT_INTERFACE='xapi7'
CURRENT_INTERFACES='xenbr0 xapi7'
KERNEL_OPTIONS='console=hvc0 a=b'
MANAGEMENT_ADDRESS_TYPE='IPv4'
`;

/** Texts of a host's files; null is an absent one. */
export interface HostTexts {
  readonly inventory?: string | null;
  readonly management?: string | null;
  readonly poolConf?: string | null;
  readonly trigger?: string | null;
  readonly networkdDatabase?: string | null;
}

/** A coordinator without any hazard for a reset; `more` says what is different. */
export function facts(texts: HostTexts = {}, more: Partial<HostFacts> = {}): HostFacts {
  const given = {
    inventory: inventoryText,
    management: "LABEL='eth0'\nMODE='dhcp'\n",
    poolConf: 'master',
    trigger: null,
    networkdDatabase: '{}',
    ...texts,
  };
  const file = (text: string | null, path: string): FileState =>
    text === null ? { state: 'absent' } : present(text, path);
  const files = {
    inventory: file(given.inventory, '/etc/xensource-inventory'),
    management: file(given.management, '/etc/firstboot.d/data/management.conf'),
    poolConf: file(given.poolConf, '/etc/xensource/pool.conf'),
    trigger: file(given.trigger, '/var/tmp/network-reset'),
    networkdDatabase: file(given.networkdDatabase, '/var/lib/xcp/networkd.db'),
  };
  return {
    ...wellFacts(files, 'networkd'),
    nics: known([nic('eth0'), nic('eth1'), nic('xenbr0', { physical: false })]),
    ...more,
  };
}

/** A draft for eth1 with DHCP; `more` says what is different. */
export function draft(more: Partial<ResetDraft> = {}): ResetDraft {
  return { ...emptyDraft, device: 'eth1', ...more };
}

/** Fields of a static IPv4 configuration. */
export const static4 = {
  ipv4Mode: 'static',
  address: '10.0.0.5',
  netmask: '255.255.255.0',
  gateway: '10.0.0.1',
  dns: '10.0.0.2,10.0.0.3',
} as const;

/** Fields of a static IPv6 configuration. */
export const static6 = { ipv6Mode: 'static', address6: 'fd00::5/64', gateway6: 'fd00::1' } as const;

/** The request that a draft makes on a host. The test fails if the draft has an issue. */
export function request(
  more: Partial<ResetDraft> = {},
  host: HostFacts = facts(),
  forceDevice = false,
): ResetRequest {
  const made = makeRequest(draft(more), {
    profile: host.profile,
    nics: host.nics,
    pool: host.pool,
    forceDevice,
  });
  if (!made.ok) throw new Error(`not a good draft: ${JSON.stringify(made.error)}`);
  return made.value;
}
