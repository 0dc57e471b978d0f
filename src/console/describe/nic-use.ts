import { bondOf, networkOf, type HostFacts, type Nic, type Wiring } from '../../model/index.js';
import { inventoryOf } from '../../reset/index.js';

/** What an interface is to this host now. */
export type NicUse =
  /**
   * It carries the management interface, perhaps on a VLAN; `bond`: as a port of this one, '' when
   * alone.
   */
  | { readonly use: 'management'; readonly bond: string }
  /** A port of this bond or bridge; `network`: the name of the network, '' where nobody tells. */
  | { readonly use: 'port'; readonly of: string; readonly network: string }
  | { readonly use: 'free' };

/** Whether a device is a bond, by the name that xapi gives each one. */
export function isBondName(device: string): boolean {
  return /^bond\d+$/u.test(device);
}

/** The port of the management interface: a NIC or a bond; '' when nobody knows. */
function managementPort({ now, wiring, files }: HostFacts): string {
  if (now.known) return now.value?.device ?? '';
  const bridge = inventoryOf(files.inventory).managementInterface;
  return wiring.known ? (networkOf(wiring.value, bridge)?.device ?? '') : '';
}

/**
 * The bond that carries the management interface: bonds do not survive a reset. '' when it is none.
 */
export function managementBond(facts: HostFacts): string {
  const port = managementPort(facts);
  const isBond =
    facts.wiring.known && facts.wiring.value.bonds.some(({ device }) => device === port);
  return isBond || isBondName(port) ? port : '';
}

const nothing: Pick<Wiring, 'bonds' | 'networks'> = { bonds: [], networks: [] };

/**
 * What an interface is to this host now, by the one source that tells its wiring; the kernel's word
 * where that does not know the port.
 */
export function nicUse({ device, memberOf }: Nic, facts: HostFacts): NicUse {
  const wiring = facts.wiring.known ? facts.wiring.value : nothing;
  const bond = bondOf(wiring, device)?.device ?? (isBondName(memberOf ?? '') ? memberOf : null);
  const port = bond ?? device;
  if (port === managementPort(facts)) return { use: 'management', bond: bond ?? '' };
  const own = wiring.networks.find((network) => network.device === port && network.vlan === '');
  const of = bond ?? memberOf ?? own?.bridge ?? '';
  return of === '' && (own?.network ?? '') === ''
    ? { use: 'free' }
    : { use: 'port', of, network: own?.network ?? '' };
}
