import { bondOf, bridgeOf, longestDeviceName, type HostFacts } from '../../model/index.js';
import type { ResetRequest } from '../request/request.js';
import { hazard, whyUnknown, type Hazard } from './hazard.js';

/**
 * Ports that the start-up would refuse after it has wiped everything: it is better to say so
 * before.
 */
function startupHazards({ device }: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const { sanBoot, unmanagedPorts, renameScript, profile } = facts;
  const boot = sanBoot.known ? sanBoot.value : { unmanaged: [], plugged: [] };
  const bridge = bridgeOf(device);
  const namesBridge = profile.name === 'classic' || renameScript;
  return [
    ...(boot.unmanaged.includes(device) ? [hazard('nic.bootsIscsi', 'blocks', { device })] : []),
    ...(boot.plugged.includes(device) ? [hazard('nic.bootsFcoe', 'warns', { device })] : []),
    ...(unmanagedPorts.includes(device) && !boot.unmanaged.includes(device)
      ? [hazard('nic.unmanaged', 'warns', { device })]
      : []),
    ...(namesBridge && bridge.length > longestDeviceName
      ? [hazard('nic.nameTooLong', 'blocks', { device, bridge, most: String(longestDeviceName) })]
      : []),
  ];
}

/** The port leaves its bond: the switch may expect LACP. */
function bondHazards({ device }: ResetRequest, { nics, wiring }: HostFacts): readonly Hazard[] {
  const all = nics.known ? nics.value : [];
  const master = all.find((nic) => nic.device === device)?.memberOf ?? null;
  const kernel = all.find((nic) => nic.device === master);
  const bond = wiring.known ? bondOf(wiring.value, device) : undefined;
  // Every attached NIC is in a bridge. Only a bond means that the port was not alone. The kernel
  // does not know a bond of Open vSwitch: it has only the name that xapi gives it.
  const isBond = kernel === undefined ? master?.startsWith('bond') : kernel.bondMode !== null;
  const name = bond?.device ?? (isBond === true ? master : null);
  if (name === null) return [];
  return [hazard('nic.bonded', 'warns', { device, bond: name, mode: bond?.mode ?? '' })];
}

/** On a disk in another machine, only the host's own renaming rules still name its ports. */
function unlisted(
  device: string,
  { ruleNames }: HostFacts,
  nics: Parameters<typeof whyUnknown>[0],
): Readonly<Record<string, string>> {
  const rules = ruleNames.length === 0 ? {} : { rules: ruleNames.join(', ') };
  return { device, ...whyUnknown(nics), ...rules };
}

/** Hazards of the chosen port. */
export function portHazards(request: ResetRequest, facts: HostFacts): readonly Hazard[] {
  const { device } = request;
  const macless =
    facts.profile.name === 'classic' && request.mac === null
      ? [hazard('nic.macUnknown', 'blocks', { device })]
      : [];
  if (!facts.nics.known)
    return [hazard('nics.unknown', 'warns', unlisted(device, facts, facts.nics)), ...macless];
  const nic = facts.nics.value.find((candidate) => candidate.device === device);
  if (nic === undefined) return [hazard('nic.absent', 'warns', { device }), ...macless];
  return [
    ...(nic.carrier === false ? [hazard('nic.noCarrier', 'warns', { device })] : []),
    ...bondHazards(request, facts),
    ...startupHazards(request, facts),
    ...macless,
  ];
}
