import type { TemporaryPlan, TemporaryError } from '../../reset/index.js';
import {
  isIpv4,
  isIpv6,
  subnetOf,
  type Ipv4,
  type Ipv6,
  type PortError,
  type TemporaryAddress,
} from '../../model/index.js';
import { whatFailedText } from '../errors.js';
import { clean } from '../sanitize.js';
import { counted } from '../units.js';
import { addressInUse } from './hazard-advice.js';

/** Why a temporary address is refused, and what to do. */
export function temporaryErrorText(error: TemporaryError): string {
  const device = clean(error.device);
  switch (error.code) {
    case 'deviceAbsent':
      return error.available.length === 0
        ? `This host shows no network interface, so it has no ${device}.`
        : `This host has no ${device}; it has ${error.available.map(clean).join(', ')}.`;
    case 'down':
      return `${device} is switched off: ip link set ${device} up switches it on.`;
    case 'alreadyHere':
      return `${device} of this host already has this address.`;
    case 'vlanInUse':
      return (
        `VLAN ${error.vlan} has no bridge on this host, and ${device} is in use by ` +
        `${clean(error.by)}: a VLAN device on it would take the frames of VMs. Choose a ` +
        'port that nothing uses, or leave the VLAN out.'
      );
    case 'bridgeUnknown':
      return (
        `${device} belongs to something that is neither a Linux bridge nor Open vSwitch, so it ` +
        'is not known where its addresses go.'
      );
  }
}

/** A temporary address in a URL or after a user's name; IPv6 in brackets. */
const spoken = (address: Ipv4 | Ipv6): string => (isIpv6(address) ? `[${address}]` : address);

/** Sentences about a temporary address. */
export const temporaryWords = {
  added: (address: string, on: string, minutes: number): string =>
    `${address} is on ${clean(on)} for ${counted(minutes, 'minute')}. The ` +
    'kernel removes it by itself then, or at a reboot. No file was changed.',
  separate: (subnet: string): string =>
    `It is added as a single address (/32) with its own route to ${subnet}, so that the host ` +
    'keeps its real address in that subnet when this one is removed.',
  howToReach: (address: Ipv4 | Ipv6): string =>
    `On the other computer: ssh root@${address}, or https://${spoken(address)}/ where XAPI ` +
    'runs. It needs an address of the same subnet, or a gateway to it.',
  unnoted: (error: PortError): string =>
    `The address is there, but the Status Display does not know of it. ${whatFailedText(error)}`,
  sooner: (command: string): string => `To remove it sooner: ${command}`,
  stays: (device: string): string =>
    `The kernel does not remove ${clean(device)} by itself: ip link delete ` +
    `${clean(device)} does, and a reboot.`,
  noLink: (device: string): string => `${clean(device)} has no link now: check its cable.`,
  duplicate: (address: string, mac: string): string => `${addressInUse(mac, address)}.`,
  insist: 'Add --force to use it anyway.',
  insisted: (address: string, mac: string): string =>
    `${mac} already uses ${address}; it was added anyway, as --force says.`,
  notLooked: (why: string): string =>
    `It is not known whether somebody already uses the address: ${clean(why)}.`,
  wouldRun: (command: string): string => `Would run: ${clean(command)}`,
  refused: 'Nothing was changed.',
  left: ({ on, until }: TemporaryAddress, now: number): string =>
    `on ${clean(on)}, ${minutesLeft(until - now)} left`,
} as const;

function minutesLeft(milliseconds: number): string {
  return milliseconds < 60_000 ? 'under 1 min' : `${Math.floor(milliseconds / 60_000)} min`;
}

/** An `ip` command as an operator types it. */
export function ipLine(args: readonly string[]): string {
  return ['ip', ...args].map(clean).join(' ');
}

/** What to say about an address that was added: how to reach it, and what of it stays. */
export function addedLines(
  { request: asked, place, separate }: Pick<TemporaryPlan, 'request' | 'place' | 'separate'>,
  { address, on, madeInterface }: TemporaryAddress,
): readonly string[] {
  const { prefixLength, minutes } = asked;
  return [
    temporaryWords.added(`${address}/${prefixLength}`, on, minutes),
    ...(separate && isIpv4(address) && prefixLength < 32
      ? [temporaryWords.separate(subnetOf(address, prefixLength).text)]
      : []),
    ...(place.link === null || place.link.carrier ? [] : [temporaryWords.noLink(on)]),
    temporaryWords.howToReach(address),
    ...(madeInterface ? [temporaryWords.stays(on)] : []),
  ];
}
