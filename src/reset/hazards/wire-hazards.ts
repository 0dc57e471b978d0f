import type { WireFinding } from '../../model/index.js';
import type { ResetRequest } from '../request/request.js';
import { hazard, type Hazard } from './hazard.js';

/**
 * Hazards from the wire. They never block: the network may be down, and that may be why the reset
 * is wanted.
 */
export function wireHazards(
  request: ResetRequest,
  findings: readonly WireFinding[],
): readonly Hazard[] {
  return findings.flatMap((finding) => fromFinding(request, finding) ?? []);
}

function fromFinding(request: ResetRequest, finding: WireFinding): Hazard | null {
  const { device } = request;
  switch (finding.code) {
    case 'dhcpOffer': {
      const { address, server } = finding;
      return hazard('wire.dhcpOffer', 'informs', { device, address, server });
    }
    case 'noDhcpOffer':
      return request.ipv4.mode === 'dhcp'
        ? hazard('wire.noDhcpOffer', 'warns', { device, seconds: whole(finding.seconds) })
        : null;
    case 'addressInUse':
      return hazard('wire.addressInUse', 'warns', { address: finding.address, mac: finding.mac });
    case 'gatewayAnswers':
      return hazard('wire.gatewayAnswers', 'informs', { gateway: finding.address });
    case 'gatewaySilent':
      return hazard('wire.gatewaySilent', 'warns', {
        gateway: finding.address,
        seconds: whole(finding.seconds),
      });
    case 'switchPort': {
      const { system, port } = finding;
      return hazard('wire.switchPort', 'informs', { device, system, port });
    }
    case 'lacp':
      return hazard('wire.lacp', request.bond?.mode === 'lacp' ? 'informs' : 'warns', {
        device,
        system: finding.system,
      });
    default:
      return null;
  }
}

function whole(seconds: number): string {
  return String(Math.round(seconds));
}
