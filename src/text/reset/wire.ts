import {
  answersWithinSeconds,
  type LinkState,
  type NotLookedReason,
  type WireFinding,
} from '../../model/index.js';
import { clean } from '../sanitize.js';

/** A finding's subject and its evidence. Both are clean. */
export interface WireDocument {
  readonly code: WireFinding['code'];
  readonly subject: string;
  readonly detail: string;
}

/** Why nobody has looked, in a sentence. */
function notLookedText(reason: NotLookedReason, device: string, detail: string): string {
  const behind = detail === '' ? '' : ` (${detail})`;
  switch (reason) {
    case 'foreignTree':
      return 'not looked: this file tree is not the one of this machine';
    case 'skipped':
      return 'not looked, as asked';
    case 'down':
      return `not looked: ${device} is switched off`;
    case 'deviceAbsent':
      return `not looked: this host has no ${device}`;
    case 'helperMissing':
      return 'not looked: this host has no Python 3, which the look at the wire needs';
    case 'notPermitted':
      return `not looked: only root may${behind}`;
    case 'endedEarly':
      return 'not looked to the end: the program that listens stopped, or had to be stopped';
    case 'failed':
      return `not looked${behind}`;
  }
}

const links: Readonly<Record<LinkState, string>> = {
  up: 'yes',
  noCarrier: 'no link: check the cable and the switch port',
  down: 'no: the interface is switched off',
};

function seenText(seen: readonly string[]): string {
  return seen.length === 0 ? '' : `; seen: ${seen.join(', ')}`;
}

function memberOf(finding: WireFinding): Omit<WireDocument, 'code'> {
  switch (finding.code) {
    case 'carrier': {
      const { device, link, seconds, seen } = finding;
      const listened = link === 'up' ? `, listened for ${Math.round(seconds)} s` : '';
      return { subject: device, detail: `${links[link]}${listened}${seenText(seen)}` };
    }
    case 'dhcpOffer': {
      const { server, address, prefixLength, gateway, dns } = finding;
      const length = prefixLength === null ? '' : `/${prefixLength}`;
      const more = [
        ...(gateway === null ? [] : [`gateway ${gateway}`]),
        ...(dns.length === 0 ? [] : [`DNS ${dns.join(', ')}`]),
      ].map((part) => `, ${part}`);
      return {
        subject: server,
        detail: `offer ${address}${length} from ${server}${more.join('')}`,
      };
    }
    case 'noDhcpOffer':
      return { subject: finding.device, detail: `no DHCP offer in ${shortly(finding)}` };
    case 'addressInUse':
      return {
        subject: finding.address,
        detail: `${finding.mac} already uses ${finding.address}`,
      };
    case 'addressFree':
      return { subject: finding.address, detail: `nobody answered for it in ${shortly(finding)}` };
    case 'gatewayAnswers':
      return { subject: finding.address, detail: `answers from ${finding.mac}` };
    case 'gatewaySilent':
      return { subject: finding.address, detail: `no answer in ${shortly(finding)}` };
    case 'routerAdvertisement': {
      const { address, prefixes, managed, gateway } = finding;
      const parts = [
        prefixes.length === 0 ? 'no prefix' : prefixes.join(', '),
        ...(managed ? ['addresses by DHCPv6'] : []),
        ...(gateway ? [] : ['it is not a gateway']),
      ];
      return { subject: address, detail: `advertises ${parts.join('; ')}` };
    }
    case 'switchPort': {
      const { protocol, system, port, nativeVlan } = finding;
      const vlan = nativeVlan === null || nativeVlan === 0 ? '' : `, untagged VLAN ${nativeVlan}`;
      return { subject: system, detail: `port ${port}${vlan} (${protocol})` };
    }
    case 'lacp':
      return {
        subject: finding.system,
        detail: `port ${finding.port} sends LACP: it expects a bond`,
      };
    case 'vlanSeen':
      return {
        subject: String(finding.vlan),
        detail: `frames of VLAN ${finding.vlan}${seenText(finding.seen)}`,
      };
    case 'notLooked':
      return {
        subject: finding.device,
        detail: notLookedText(finding.reason, finding.device, finding.detail),
      };
  }
}

function shortly(finding: { readonly seconds: number }): string {
  return `${Math.round(finding.seconds)} s`;
}

/** A finding as a document for programs. */
export function wireDocument(finding: WireFinding): WireDocument {
  const { subject, detail } = memberOf(finding);
  return { code: finding.code, subject: clean(subject), detail: clean(detail) };
}

const labels: Readonly<Record<WireFinding['code'], string>> = {
  carrier: 'Link of',
  dhcpOffer: 'DHCP server',
  noDhcpOffer: 'DHCP on',
  addressInUse: 'Address',
  addressFree: 'Address',
  gatewayAnswers: 'Gateway',
  gatewaySilent: 'Gateway',
  routerAdvertisement: 'IPv6 router',
  switchPort: 'Switch',
  lacp: 'LACP from',
  vlanSeen: 'VLAN',
  notLooked: 'Wire on',
};

/** A finding as a line for people. */
export function wireLine(finding: WireFinding): string {
  const { subject, detail } = wireDocument(finding);
  return `${labels[finding.code]} ${subject}: ${detail}`;
}

/**
 * What was listened for but not heard. Silence never means "none": some cards drop these frames,
 * and they come only every 30 to 60 s.
 */
export function notHeardLines(findings: readonly WireFinding[]): readonly string[] {
  const carrier = findings.find((finding) => finding.code === 'carrier');
  if (carrier?.link !== 'up' || findings.some(({ code }) => code === 'notLooked')) return [];
  const names = [
    ...(findings.some(({ code }) => code === 'switchPort') ? [] : ['LLDP', 'CDP']),
    ...(findings.some(({ code }) => code === 'lacp') ? [] : ['LACP']),
  ];
  return names.length === 0 ? [] : [`${names.join(', ')}: not heard in ${shortly(carrier)}`];
}

/** Words for a look at the wire. */
export const wireWords = {
  title: (device: string, vlan: number | null): string =>
    `On the wire of ${clean(device)}, ${vlan === null ? 'untagged' : `VLAN ${vlan}`}:`,
  looking: (device: string, seconds: number): string =>
    `Looking at the wire of ${clean(device)} for ${seconds} s. --no-probe skips this.`,
  heading: 'On the wire',
  waiting:
    `Looking at the wire of this port for ${answersWithinSeconds} s. ` + 'You may go on meanwhile.',
  before: 'On the wire before the reset',
} as const;
