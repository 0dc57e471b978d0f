import {
  modeByName,
  type HostFiles,
  type HostNetworking,
  type IpMode,
  type KeptNetworking,
} from '../../model/index.js';
import { parseManagement } from '../files/firstboot-data.js';

/**
 * The management interface from before a reset, as input for a new reset; '' for missing values.
 */
export interface FormerManagement {
  /** A NIC. For a Bond, its first member. */
  readonly device: string;
  readonly vlan: string;
  readonly mode: string;
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  readonly dns: string;
  readonly modeV6: string;
  /** With prefix length. */
  readonly address6: string;
  readonly gateway6: string;
}

/** The kept state from before the reset, else the firstboot data; null when neither has it. */
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
  const { vlan, address, netmask, gateway, dns, address6, gateway6 } = firstboot;
  const [member = firstboot.device] = firstboot.bondMembers
    .split(/[, ]+/u)
    .filter((name) => name !== '');
  return {
    device: member,
    vlan,
    mode: firstboot.mode.toLowerCase(),
    address,
    netmask,
    gateway,
    dns,
    modeV6: firstboot.modeV6.toLowerCase(),
    address6,
    gateway6,
  };
}

function fromNetworking({ pifs, bonds }: HostNetworking): FormerManagement | null {
  const pif = pifs.find(({ management }) => management);
  if (pif === undefined) return null;
  const master = pifs.find(({ device, vlan }) => device === pif.device && vlan === null);
  const bond = bonds.find((one) => one.master === master?.ref);
  const member = pifs.find(({ ref }) => ref === bond?.members[0]);
  const { mode, address, netmask, gateway, dns, mode6, addresses6, gateway6 } = pif.addresses;
  const isStatic = mode === 'Static';
  const isStatic6 = mode6 === 'Static';
  return {
    device: (member ?? pif).device,
    vlan: pif.vlan === null ? '' : String(pif.vlan),
    mode: wordOf(modeByName(mode)),
    address: isStatic ? address : '',
    netmask: isStatic ? netmask : '',
    gateway: isStatic ? gateway : '',
    dns: isStatic || isStatic6 ? dns : '',
    modeV6: wordOf(modeByName(mode6)),
    address6: isStatic6 ? (addresses6.find((address) => address !== '') ?? '') : '',
    gateway6: isStatic6 ? gateway6 : '',
  };
}

/** The mode as a reset takes it; '' for an unknown one. */
const wordOf = (mode: IpMode | 'unknown'): string => (mode === 'unknown' ? '' : mode);
