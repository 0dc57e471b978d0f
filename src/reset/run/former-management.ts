import {
  bondModes,
  firstbootBond,
  type HostFacts,
  type HostFiles,
  type HostNetworking,
  type HostPif,
  type IpMode,
  type KeptNetworking,
} from '../../model/index.js';
import { parseManagement } from '../files/firstboot-data.js';
import type { ResetDraft } from '../request/draft.js';

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
  /** The ports of its Bond with commas between them, `device` first; '' without a Bond. */
  readonly bondMembers: string;
  /** '' for none, or for one that a reset cannot make. */
  readonly bondMode: string;
}

/** Which names the ports of this machine have now. */
type PresentPorts = Pick<HostFacts, 'nics'>;

/**
 * The kept state from before the reset, else the firstboot data; null when neither has it. `now`:
 * a port has the name that its MAC address has there.
 */
export function formerManagement(
  {
    kept,
    basis,
  }: {
    readonly kept: KeptNetworking | null;
    readonly basis: HostFiles;
  },
  now: PresentPorts | null = null,
): FormerManagement | null {
  const known = kept === null ? null : fromNetworking(kept.networking, now);
  if (known !== null) return known;
  const firstboot =
    basis.management.state === 'present' ? parseManagement(basis.management.text) : null;
  if (firstboot === null) return null;
  const { vlan, address, netmask, gateway, dns, address6, gateway6 } = firstboot;
  const bond = firstbootBond(firstboot);
  return {
    ...bondOf(bond?.members ?? [], bond?.mode ?? ''),
    device: bond?.members[0] ?? firstboot.device,
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

/** A bond of two ports or more; a port alone is none. */
function bondOf(
  members: readonly string[],
  mode: string,
): Pick<FormerManagement, 'bondMembers' | 'bondMode'> {
  return members.length < 2
    ? { bondMembers: '', bondMode: '' }
    : { bondMembers: members.join(','), bondMode: bondModes.find((one) => one === mode) ?? '' };
}

function nameNow({ mac, device }: HostPif, now: PresentPorts | null): string {
  const nics = now?.nics.known === true ? now.nics.value : [];
  const same = nics.filter((nic) => nic.physical && nic.mac === mac);
  return same.length === 1 ? (same[0]?.device ?? device) : device;
}

function fromNetworking(
  { pifs, bonds }: HostNetworking,
  now: PresentPorts | null,
): FormerManagement | null {
  const pif = pifs.find(({ management }) => management);
  if (pif === undefined) return null;
  const master = pifs.find(({ device, vlan }) => device === pif.device && vlan === null);
  const bond = bonds.find((one) => one.master === master?.ref);
  const members = (bond?.members ?? []).flatMap((ref) => pifs.filter((one) => one.ref === ref));
  const { mode, address, netmask, gateway, dns, mode6, addresses6, gateway6 } = pif.addresses;
  const isStatic = mode === 'static';
  const isStatic6 = mode6 === 'static';
  return {
    ...bondOf(
      members.map((member) => nameNow(member, now)),
      bond?.mode ?? '',
    ),
    device: nameNow(members[0] ?? pif, now),
    vlan: pif.vlan === null ? '' : String(pif.vlan),
    mode: wordOf(mode),
    address: isStatic ? address : '',
    netmask: isStatic ? netmask : '',
    gateway: isStatic ? gateway : '',
    dns: isStatic || isStatic6 ? dns : '',
    modeV6: wordOf(mode6),
    address6: isStatic6 ? (addresses6.find((address) => address !== '') ?? '') : '',
    gateway6: isStatic6 ? gateway6 : '',
  };
}

/** The mode as a reset takes it; '' for an unknown one. */
const wordOf = (mode: IpMode | 'unknown'): string => (mode === 'unknown' ? '' : mode);

/** The former values as part of the draft of a new reset. An unknown mode becomes DHCP. */
export function formerValues({
  mode,
  modeV6,
  ...values
}: FormerManagement): Omit<ResetDraft, 'coordinatorAddress' | 'keepInterfaceNames'> {
  return {
    ...values,
    ipv4Mode: mode === '' ? 'dhcp' : mode,
    ipv6Mode: modeV6 === '' ? 'none' : modeV6,
  };
}
