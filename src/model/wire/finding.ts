import { isMac, type Ipv4, type Ipv6, type Mac, type VlanTag } from '../address/address.js';
import { isIp } from '../address/ip.js';
import { isIpv4 } from '../address/ipv4.js';
import { isIpv6 } from '../address/ipv6.js';
import {
  chosenBy,
  listOf,
  objectOf,
  oneOf,
  orNull,
  textOf,
  textThat,
  wholeFrom,
  type Shape,
} from '../shape.js';
import type { LinkState, NotLookedReason, SwitchPort, WireOffer } from './heard.js';

/**
 * One finding about the wire. `text` has the words. `seconds`: how long we listened before silence
 * counted.
 */
export type WireFinding =
  | {
      readonly code: 'carrier';
      readonly device: string;
      readonly link: LinkState;
      readonly seconds: number;
      /** Addresses of other hosts that were heard on the question's VLAN. */
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

const words = textOf(4096);
const ip = textThat(isIp);
const ipv4 = textThat(isIpv4);
const mac = textThat(isMac);
const seen = listOf(ip, 1000);
const seconds: Shape = (value) => typeof value === 'number' && value >= 0 && value <= 31_536_000;
const flag = oneOf(true, false);
const prefixLength = orNull(wholeFrom(0, 32));
const links: readonly LinkState[] = ['up', 'noCarrier', 'down'];
const reasons: Readonly<Record<NotLookedReason, true>> = {
  foreignTree: true,
  skipped: true,
  down: true,
  deviceAbsent: true,
  helperMissing: true,
  notPermitted: true,
  endedEarly: true,
  failed: true,
};
const answering = objectOf({ address: ip, mac });
const silent = objectOf({ address: ip, seconds });
const shapes: Readonly<Record<WireFinding['code'], Shape>> = {
  carrier: objectOf({ device: words, link: oneOf(...links), seconds, seen }),
  dhcpOffer: objectOf({
    server: ipv4,
    address: ipv4,
    prefixLength,
    gateway: orNull(ipv4),
    dns: listOf(ipv4, 1000),
  }),
  noDhcpOffer: objectOf({ device: words, seconds }),
  addressInUse: answering,
  addressFree: silent,
  gatewayAnswers: answering,
  gatewaySilent: silent,
  routerAdvertisement: objectOf({
    address: textThat(isIpv6),
    prefixes: listOf(words, 1000),
    managed: flag,
    gateway: flag,
  }),
  switchPort: objectOf({
    protocol: oneOf('LLDP', 'CDP'),
    system: words,
    port: words,
    nativeVlan: orNull(wholeFrom(0, 0xffff)),
  }),
  lacp: objectOf({ system: mac, port: wholeFrom(0, 0xffff) }),
  vlanSeen: objectOf({ vlan: wholeFrom(0, 4095), seen }),
  notLooked: objectOf({ device: words, reason: oneOf(...Object.keys(reasons)), detail: words }),
};

/**
 * Whether a value from the journal is a finding that this version knows. Another version or another
 * program may have written it.
 */
export function isWireFinding(value: unknown): value is WireFinding {
  return finding(value);
}

const finding = chosenBy('code', shapes);
