import {
  bondOf,
  networkOf,
  type HostFacts,
  type Nic,
  type NicUse,
  type Wiring,
} from '../../model/index.js';
import { inventoryOf } from '../../reset/index.js';

/** Whether a device is a bond, going by the names that xapi gives to bonds. */
export function isBondName(device: string): boolean {
  return /^bond\d+$/u.test(device);
}

/** The port of the management interface: a NIC or a bond; '' if it is unknown. */
function managementPort({ now, wiring, files }: HostFacts): string {
  if (now.known) return now.value?.device ?? '';
  const bridge = inventoryOf(files.inventory).managementInterface;
  return wiring.known ? (networkOf(wiring.value, bridge)?.device ?? '') : '';
}

/**
 * The bond that carries the management interface; '' if none does. Bonds do not survive a reset.
 */
export function managementBond(facts: HostFacts): string {
  const port = managementPort(facts);
  const isBond =
    facts.wiring.known && facts.wiring.value.bonds.some(({ device }) => device === port);
  return isBond || isBondName(port) ? port : '';
}

const nothing: Pick<Wiring, 'bonds' | 'networks'> = { bonds: [], networks: [] };

/**
 * How this host uses an interface now. The facts' wiring decides; the kernel does if the wiring
 * does not know the port.
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
