import {
  ipv4ModeByName,
  type HostFiles,
  type HostNetworking,
  type KeptNetworking,
} from '../../model/index.js';
import { parseManagement } from '../files/firstboot-data.js';

/**
 * The management interface from before a reset, as a new reset takes it; '' for what there was not.
 */
export interface FormerManagement {
  /** A NIC: of a Bond its first member. */
  readonly device: string;
  readonly vlan: string;
  readonly mode: string;
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
}

/** As it was kept before the reset, else as the firstboot data had it; null where neither tells. */
export function formerManagement({
  kept,
  basis,
}: {
  readonly kept: KeptNetworking | null;
  readonly basis: HostFiles;
}): FormerManagement | null {
  const known = kept === null ? null : fromNetworking(kept.networking);
  if (known !== null) return known;
  const firstboot =
    basis.management.state === 'present' ? parseManagement(basis.management.text) : null;
  if (firstboot === null) return null;
  const { device, vlan, mode, address, netmask, gateway, dns, bondMembers } = firstboot;
  const [member = device] = bondMembers.split(/[, ]+/u).filter((name) => name !== '');
  return { device: member, vlan, mode: mode.toLowerCase(), address, netmask, gateway, dns };
}

function fromNetworking({ pifs, bonds }: HostNetworking): FormerManagement | null {
  const pif = pifs.find(({ management }) => management);
  if (pif === undefined) return null;
  const master = pifs.find(({ device, vlan }) => device === pif.device && vlan === null);
  const bond = bonds.find((one) => one.master === master?.ref);
  const member = pifs.find(({ ref }) => ref === bond?.members[0]);
  const { mode, address, netmask, gateway, dns } = pif.addresses;
  const isStatic = mode === 'Static';
  return {
    device: (member ?? pif).device,
    vlan: pif.vlan === null ? '' : String(pif.vlan),
    mode: ipv4ModeByName(mode),
    address: isStatic ? address : '',
    netmask: isStatic ? netmask : '',
    gateway: isStatic ? gateway : '',
    dns: isStatic ? dns : '',
  };
}
