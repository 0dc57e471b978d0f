import type { Ipv4, Ipv6, Mac, VlanTag } from '../address/address.js';
import { isJsonObject } from '../json-object.js';
import type { LinkState, NotLookedReason, SwitchPort, WireOffer } from './heard.js';

/**
 * One answer of the wire. Words live in `text`. `seconds`: how long was listened before the silence
 * counted.
 */
export type WireFinding =
  | {
      readonly code: 'carrier';
      readonly device: string;
      readonly link: LinkState;
      readonly seconds: number;
      /** Addresses of others heard on the question's VLAN. */
      readonly seen: readonly (Ipv4 | Ipv6)[];
    }
  | ({ readonly code: 'dhcpOffer' } & WireOffer)
  | { readonly code: 'noDhcpOffer'; readonly device: string; readonly seconds: number }
  | {
      readonly code: 'addressInUse' | 'gatewayAnswers';
      readonly address: Ipv4 | Ipv6;
      readonly mac: Mac;
    }
  | {
      readonly code: 'addressFree' | 'gatewaySilent';
      readonly address: Ipv4 | Ipv6;
      readonly seconds: number;
    }
  | {
      readonly code: 'routerAdvertisement';
      readonly address: Ipv6;
      readonly prefixes: readonly string[];
      readonly managed: boolean;
      readonly gateway: boolean;
    }
  | ({ readonly code: 'switchPort' } & SwitchPort)
  | { readonly code: 'lacp'; readonly system: Mac; readonly port: number }
  | {
      readonly code: 'vlanSeen';
      readonly vlan: VlanTag;
      readonly seen: readonly (Ipv4 | Ipv6)[];
    }
  | {
      readonly code: 'notLooked';
      readonly device: string;
      readonly reason: NotLookedReason;
      readonly detail: string;
    };

/** The members that a finding of each code is told with. */
const members: Readonly<Record<WireFinding['code'], readonly string[]>> = {
  carrier: ['device', 'link', 'seconds', 'seen'],
  dhcpOffer: ['server', 'address', 'prefixLength', 'gateway', 'dns'],
  noDhcpOffer: ['device', 'seconds'],
  addressInUse: ['address', 'mac'],
  addressFree: ['address', 'seconds'],
  gatewayAnswers: ['address', 'mac'],
  gatewaySilent: ['address', 'seconds'],
  routerAdvertisement: ['address', 'prefixes', 'managed', 'gateway'],
  switchPort: ['protocol', 'system', 'port', 'nativeVlan'],
  lacp: ['system', 'port'],
  vlanSeen: ['vlan', 'seen'],
  notLooked: ['device', 'reason', 'detail'],
};
const lists: readonly string[] = ['seen', 'dns', 'prefixes'];

/**
 * Whether a value from the journal is a finding that this version knows: another version may have
 * written it.
 */
export function isWireFinding(value: unknown): value is WireFinding {
  if (!isJsonObject(value)) return false;
  const wanted = Object.entries(members).find(([code]) => code === value['code'])?.[1];
  return (
    wanted?.every((name) =>
      lists.includes(name) ? Array.isArray(value[name]) : value[name] !== undefined,
    ) ?? false
  );
}
