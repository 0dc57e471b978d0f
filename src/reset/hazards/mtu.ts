import { bondOf, usualMtu, type HostFacts, type Nic } from '../../model/index.js';
import { inventoryOf } from '../files/inventory.js';
import type { ManagementConfiguration } from '../request/configuration.js';
import { hazard, type Hazard } from './hazard.js';

function nicOf({ nics }: Pick<HostFacts, 'nics'>, name: string | null): Nic | undefined {
  return nics.known ? nics.value.find(({ device }) => device === name) : undefined;
}

/** The MTU of the management bridge, or of the port where the bridge is not known; null: unknown. */
export function managementMtu(
  device: string,
  facts: Pick<HostFacts, 'nics' | 'files'>,
): number | null {
  const bridge = inventoryOf(facts.files.inventory).managementInterface;
  return nicOf(facts, bridge)?.mtu ?? nicOf(facts, device)?.mtu ?? null;
}

/**
 * The MTU of a port's own network; null: unknown. A port has the MTU of the bond it is in, which
 * says nothing about its own network.
 */
function portMtu(device: string, facts: HostFacts): number | null {
  const bonded = facts.wiring.known && bondOf(facts.wiring.value, device) !== undefined;
  if (bonded) return null;
  const port = nicOf(facts, device);
  return nicOf(facts, port?.memberOf ?? null)?.mtu ?? port?.mtu ?? null;
}

/**
 * An unusual MTU of the management network that is lost because management moves. A network keeps
 * its MTU, and a new VLAN gets that of the port below it, but another port has another network.
 */
export function mtuHazards(
  { device, vlan }: Pick<ManagementConfiguration, 'device' | 'vlan'>,
  facts: HostFacts,
): readonly Hazard[] {
  const now = facts.now.known ? facts.now.value : null;
  if (now === null || now.device === '') return [];
  const tag = vlan === null ? '' : String(vlan);
  if (now.device === device && now.vlan === tag) return [];
  const mtu = managementMtu(now.device, facts);
  if (mtu === null || mtu === usualMtu) return [];
  const then = portMtu(device, facts);
  if (then === mtu) return [];
  return [
    hazard('mtu.lost', then === null ? 'informs' : 'warns', {
      mtu: String(mtu),
      now: now.device,
      device,
      then: then === null ? '' : String(then),
    }),
  ];
}
