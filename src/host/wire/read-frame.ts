import type { Mac, VlanTag, WireHeard } from '../../model/index.js';
import { readArp } from './arp.js';
import { readCdp } from './cdp.js';
import { readDhcpOffer } from './dhcp.js';
import { etherTypes, readEthernet, type EthernetFrame } from './ethernet.js';
import { readLacp } from './lacp.js';
import { readLldp } from './lldp.js';
import { readNdp } from './ndp.js';

/** The port whose questions the frames may answer. */
export interface Asker {
  /** The port's own MAC. */
  readonly mac: Mac;
  /** All MACs of this host. Frames from this host itself are not answers. */
  readonly own: ReadonlySet<Mac>;
  readonly vlan: VlanTag | null;
  /** The transaction number of our DHCP question. */
  readonly transaction: number;
}

/**
 * What a frame says; empty when it says nothing of use. Frames come from anybody, so each reader
 * stops where its bytes end.
 */
export function readFrame(bytes: Buffer, vlan: VlanTag | null, asker: Asker): readonly WireHeard[] {
  const frame = readEthernet(bytes, vlan);
  if (frame === null || asker.own.has(frame.source)) return [];
  const tagged = frame.vlan === null ? [] : [{ kind: 'tagged', vlan: frame.vlan } as const];
  return [...tagged, ...content(frame, asker)];
}

function content(frame: EthernetFrame, asker: Asker): readonly WireHeard[] {
  const { payload, source, vlan } = frame;
  const ours = vlan === asker.vlan;
  switch (frame.type) {
    case etherTypes.arp: {
      const said = readArp(payload);
      return said === null || asker.own.has(said.mac) ? [] : [{ kind: 'neighbour', vlan, ...said }];
    }
    case etherTypes.ipv4: {
      const offer = ours ? readDhcpOffer(payload, asker.mac, asker.transaction) : null;
      return offer === null ? [] : [{ kind: 'offer', offer }];
    }
    case etherTypes.ipv6: {
      const said = readNdp(payload, source);
      if (said === null || asker.own.has(said.mac)) return [];
      return said.kind === 'neighbour' ? [{ ...said, vlan }] : ours ? [said] : [];
    }
    case etherTypes.lldp: {
      const port = readLldp(payload);
      return port === null ? [] : [{ kind: 'switch', port }];
    }
    case etherTypes.slow: {
      const said = readLacp(payload);
      return said === null ? [] : [{ kind: 'lacp', ...said }];
    }
    case null: {
      const port = readCdp(payload);
      return port === null ? [] : [{ kind: 'switch', port }];
    }
    default:
      return [];
  }
}
