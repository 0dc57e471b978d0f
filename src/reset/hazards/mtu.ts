import { bondOf, usualMtu, type HostFacts, type Nic } from '../../model/index.js';
import { inventoryOf } from '../files/inventory.js';
import type { ManagementConfiguration } from '../request/configuration.js';
import { hazard, type Hazard } from './hazard.js';

function nicOf({ nics }: Pick<HostFacts, 'nics'>, name: string | null): Nic | undefined {
  return nics.known ? nics.value.find(({ device }) => device === name) : undefined;
}

/**
 * The MTU of the management bridge, or of the port where the bridge is not known; null: unknown.
 */
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

/** The PIF of a port or VLAN, as far as the pool's database or the host's own files have it. */
function pifOf(
  { networking }: HostFacts,
  is: (pif: { device: string; vlan: number | null; management: boolean }) => boolean,
): { readonly device: string; readonly vlan: number | null; readonly mtu: number | null } | null {
  const pif = networking.known ? networking.value.networking.pifs.find(is) : undefined;
  return pif === undefined ? null : { ...pif, mtu: (pif.mtu ?? 0) > 0 ? pif.mtu : null };
}

/** Where management is now, and the MTU of its network; null: not known, or no management. */
function mtuNow(
  facts: HostFacts,
): { readonly device: string; readonly vlan: string; readonly mtu: number } | null {
  const now = facts.now.known ? facts.now.value : null;
  const pif = pifOf(facts, ({ management }) => management);
  const device = now?.device ?? pif?.device ?? '';
  const mtu = managementMtu(device, facts) ?? pif?.mtu ?? null;
  const tag = pif === null || pif.vlan === null ? '' : String(pif.vlan);
  return mtu === null ? null : { device, vlan: now?.vlan ?? tag, mtu };
}

type Place = Pick<ManagementConfiguration, 'device' | 'vlan'>;

/** What becomes of an unusual MTU of the management network. `then` null: not known. */
interface MtuChange {
  readonly change: 'kept' | 'lost';
  readonly now: string;
  readonly mtu: number;
  readonly then: number | null;
}

/**
 * Whether the MTU of the management network is kept where management moves to another network. The
 * other network may have an MTU that somebody has set. It may also be in use by VMs, which lose
 * their large packets when the MTU gets smaller. null: the MTU is the usual one, or not known.
 */
function mtuChangeOf({ device, vlan }: Place, facts: HostFacts): MtuChange | null {
  const now = mtuNow(facts);
  const tag = vlan === null ? '' : String(vlan);
  if (now === null || now.mtu === usualMtu) return null;
  if (now.device === device && now.vlan === tag)
    return { change: 'kept', now: device, mtu: now.mtu, then: now.mtu };
  const own = pifOf(facts, (pif) => pif.device === device && pif.vlan === vlan);
  const then = (vlan === null ? null : own?.mtu) ?? portMtu(device, facts);
  const isOwn = then !== null && then !== usualMtu;
  const change = isOwn || now.mtu < usualMtu ? 'lost' : 'kept';
  return { change: then === now.mtu ? 'kept' : change, now: now.device, mtu: now.mtu, then };
}

/** The configuration with the MTU to keep, if there is one. */
export function keepingMtu<Request extends Place>(
  request: Request,
  facts: HostFacts,
): Request & { readonly mtu?: number } {
  const found = mtuChangeOf(request, facts);
  return found?.change === 'kept' ? { ...request, mtu: found.mtu } : request;
}

/** Tells what becomes of an unusual MTU where management moves to another network. */
export function mtuHazards(request: Place, facts: HostFacts): readonly Hazard[] {
  const found = mtuChangeOf(request, facts);
  if (found === null || found.then === found.mtu) return [];
  const { change, now, mtu, then } = found;
  return [
    hazard(change === 'kept' ? 'mtu.kept' : 'mtu.lost', change === 'kept' ? 'informs' : 'warns', {
      mtu: String(mtu),
      now,
      device: request.device,
      then: then === null ? '' : String(then),
    }),
  ];
}
