import { triggerFields } from '../../model/index.js';
import type { Issue, ResetDraft, TriggerIssue } from '../../reset/index.js';
import { fieldText, quoted, type Face } from './fields.js';
import { ruledNames } from './hazard-advice.js';
import { nicUnfitReason } from '../nic.js';
import { clean } from '../sanitize.js';
import { sentence } from '../sentence.js';

type Params = Issue['params'];

/** A parameter that may come from outside, made safe for a terminal. */
function param(params: Params, name: string): string {
  return clean(params[name] ?? '');
}

/** Why a valid address cannot be used here, as the end of "X is ...". */
function unusableText(params: Params): string {
  const subnet = params['subnet'] === undefined ? 'its subnet' : param(params, 'subnet');
  switch (params['why']) {
    case 'unspecified':
      return 'means "no address"';
    case 'loopback':
      return 'is a loopback address, which never leaves the host';
    case 'multicast':
      return 'is a multicast address, which no single host can have';
    case 'broadcast':
      return params['subnet'] === undefined
        ? 'is the broadcast address of every network'
        : `is the broadcast address of ${subnet}`;
    case 'network':
      return `is the address of ${subnet} itself, not of a host in it`;
    case 'linkLocal':
      return 'is a link-local address, which other networks cannot reach';
    case 'mapped':
      return 'is an IPv4 address in IPv6 spelling, which no network carries';
    default:
      return 'is a reserved address';
  }
}

/**
 * On a disk of another machine, the kernel's device names are not the host's. The host's own
 * renaming rules name its devices.
 */
function elsewhere(params: Params): string {
  const named = ruledNames(param(params, 'rules'));
  return named === ''
    ? ''
    : `${named}: if its disk is mounted on another machine, insist with --force-device.`;
}

/** What to do about a wrong device. */
function deviceAdvice(params: Params): string {
  const available = param(params, 'available');
  return available === ''
    ? 'this host shows no physical network interface'
    : `use one of ${available}`;
}

/** Where to set up the other address family. */
function familyPlace(params: Params, place: Place): string {
  const v6 = params['family'] === 'IPv6';
  if (place === 'console') return v6 ? 'IPv6 under Advanced' : 'on the IPv4 page';
  return v6 ? '--mode-v6' : '--mode';
}

/** How to leave out an optional value, in each place. */
const giveUp = {
  command: 'leave it out',
  console: 'leave it empty',
  trigger: 'remove the line',
} as const;

/** The place where a value was given. */
type Place = keyof typeof giveUp;

/** For each field, what to enter instead of a wrong value. */
const needed: Partial<Readonly<Record<keyof ResetDraft, string>>> = {
  device: 'enter the network interface, like eth0',
  ipv4Mode: 'enter none, dhcp or static',
  address: 'enter an IPv4 address, like 192.168.0.10',
  netmask: 'enter a netmask, like 255.255.255.0',
  gateway: 'enter an IPv4 address, like 192.168.0.1',
  ipv6Mode: 'enter none, dhcp, autoconf or static',
  address6: 'enter an IPv6 address with prefix length, like fd00::10/64',
  gateway6: 'enter an IPv6 address, like fd00::1',
  dns: 'enter IP addresses separated by commas',
  vlan: 'enter a number from 0 to 4094',
  coordinatorAddress: 'enter an IP address or a host name, without port',
};

const optional: ReadonlySet<keyof ResetDraft> = new Set([
  'gateway',
  'gateway6',
  'dns',
  'vlan',
  'coordinatorAddress',
]);

/**
 * What to do about a wrong value. A VLAN that the command line omits comes from the firstboot data,
 * and those may be wrong too.
 */
function adviceText(path: keyof ResetDraft, place: Place, isNeeded: boolean): string {
  const advice = needed[path] ?? 'enter another value';
  if (isNeeded || !optional.has(path)) return advice;
  return path === 'vlan' && place === 'command'
    ? `${advice}, or --novlan for none`
    : `${advice}, or ${giveUp[place]}`;
}

/**
 * What is wrong with a value and what to do about it. It completes a sentence that begins with the
 * field's name.
 */
function issueClause(
  code: Issue['code'],
  path: keyof ResetDraft,
  params: Params,
  place: Place,
): string {
  const value = quoted(params['value'] ?? '');
  const advice = adviceText(path, place, params['needed'] === 'true');
  switch (code) {
    case 'value.missing':
      return `is missing; ${advice}.`;
    case 'value.controlCharacter':
      return `holds a line break or another control character; ${advice}.`;
    case 'mode.unknown':
      return `${value} is not a mode; use one of ${param(params, 'allowed')}.`;
    case 'mode.bothNone':
      return (
        'IPv4 and IPv6 are both none, so the host would come back without an address; choose ' +
        'a mode for one of them.'
      );
    case 'device.invalidName':
      return `${value} cannot be the name of a network interface; ${advice}.`;
    case 'device.notOnThisHost':
      return (
        `this host has no network interface ${value}; ` +
        `${deviceAdvice(params)}.${elsewhere(params)}`
      );
    case 'device.macNotOnThisHost':
      return (
        `no network interface of this host has the MAC address ${value}; ` +
        `${deviceAdvice(params)}.${elsewhere(params)}`
      );
    case 'device.isVlan':
      return (
        `${value} is a VLAN of ${param(params, 'device')}; choose ${param(params, 'device')} ` +
        `and VLAN ${param(params, 'vlan')} (on the command line: --device ` +
        `${param(params, 'device')} --vlan ${param(params, 'vlan')}).`
      );
    case 'device.notPhysical':
      return (
        `${value} is not a physical network interface and is removed by the reset; ` +
        `${deviceAdvice(params)}.`
      );
    case 'device.unfit':
      return (
        `${value} cannot be used: ${nicUnfitReason(params['why'] ?? '')}; ` +
        `${deviceAdvice(params)}.`
      );
    case 'address.prefixMissing':
      return (
        `${value} is not an address with its prefix length; give one like 192.0.2.10/24 or ` +
        'fd00::10/64.'
      );
    case 'address.invalid':
      return `${value} is not an IPv4 address; ${advice}.`;
    case 'address.unusable':
      return `${value} ${unusableText(params)}; ${advice}.`;
    case 'netmask.invalid':
      return `${value} is not a netmask; ${advice}.`;
    case 'netmask.notContiguous':
      return `${value} is not a netmask: the mask must be contiguous; ${advice}.`;
    case 'netmask.contradicts':
      return (
        `${value} contradicts the /${param(params, 'prefix')} after the address; leave one of ` +
        'them out.'
      );
    case 'address.isIpv6':
      return `${value} is an IPv6 address; ${
        place === 'console'
          ? 'enter it on the IPv6 page, under Advanced'
          : 'give it with the IPv6 settings (on the command line: --mode-v6=static --ipv6)'
      }.`;
    case 'gateway.isAddress':
      return (
        `${value} is the address of this host itself; enter the router's ` +
        `address, or ${giveUp[place]}.`
      );
    case 'address6.invalid':
      return `${value} is not an IPv6 address; ${advice}.`;
    case 'address6.isIpv4':
      return `${value} is an IPv4 address; ${
        place === 'console'
          ? 'enter it on the IPv4 page'
          : 'give it with the IPv4 settings (on the command line: --mode=static --ip)'
      }.`;
    case 'address6.prefixMissing':
      return (
        `${value} has no prefix length; write it after the address, like ` +
        `${param(params, 'value')}/64.`
      );
    case 'address6.prefixOutOfRange':
      return `the prefix length of ${value} must be a number from 1 to 128, like /64.`;
    case 'dns.invalid':
      return `${quoted(params['entry'] ?? '')} is not an IP address; ${advice}.`;
    case 'dns.unreachable':
      return (
        `${quoted(params['entry'] ?? '')} cannot be reached: ${param(params, 'family')} is none. ` +
        `Remove it, or set up ${param(params, 'family')} first (${familyPlace(params, place)}).`
      );
    case 'vlan.invalid':
      return `${value} is not a VLAN tag; ${advice}.`;
    case 'vlan.leadingZero':
      return (
        `${value} has a leading zero, which programs read differently; write ` +
        `${param(params, 'tag')} if that is what you mean.`
      );
    case 'vlan.outOfRange':
      return `${value} is too large for a VLAN tag; ${advice}.`;
    case 'coordinator.invalid':
      return `${value} is neither an IP address nor a host name; ${advice}.`;
    case 'coordinator.isThisHost':
      return (
        `${value} is the address of this host itself; enter the address of the pool ` +
        'coordinator (master).'
      );
    case 'bond.fewMembers':
      return (
        `${value} does not make a bond; name at least two different network interfaces, like ` +
        'eth0,eth1.'
      );
    case 'bond.withoutDevice':
      return (
        `${value} must hold ${quoted(params['device'] ?? '')}, the network interface that ` +
        'the host comes back on.'
      );
    case 'bond.notOnThisHost':
      return (
        `this host has no network interface ${quoted(params['entry'] ?? '')} for it; ` +
        `${deviceAdvice(params)}.`
      );
    case 'profile.unsupported':
      return (
        `a host of the profile ${param(params, 'profile')} does not support ` +
        `${value}; ${classicAdvice[path] ?? giveUp[place]}.`
      );
  }
}

/** What to do instead on a classic host. */
const classicAdvice: Partial<Readonly<Record<keyof ResetDraft, string>>> = {
  vlan: 'use an untagged port',
  ipv4Mode: 'use dhcp or static',
  ipv6Mode: 'use none',
};

/**
 * One sentence about one issue: the field, what is wrong with it, and what to do. `names`: the
 * names of fields that this command calls otherwise than a reset does.
 */
export function issueText(
  issue: Issue,
  face: Face,
  names: Partial<Readonly<Record<keyof ResetDraft, string>>> = {},
): string {
  const name = names[issue.path] ?? fieldText(issue.path, face);
  return `${name}: ${issueClause(issue.code, issue.path, issue.params, face)}`;
}

/** The same without the field's name, for a sentence beside the field in the console. */
export function fieldIssueText(issue: Issue): string {
  if (issue.code === 'value.missing') return `${sentence(needed[issue.path] ?? 'enter a value')}.`;
  const clause = issueClause(issue.code, issue.path, issue.params, 'console');
  return /^(?:is|holds) /u.test(clause) ? `It ${clause}` : sentence(clause);
}

/** One sentence about one wrong line of a trigger: where, what is wrong, what to do. */
export function triggerIssueText(issue: TriggerIssue): string {
  const where = issue.line === null ? issue.key : `line ${issue.line}, ${issue.key}`;
  const clause =
    issue.code === 'key.repeated'
      ? 'is there already; keep only one of the lines.'
      : issueClause(issue.code, triggerFields[issue.key], issue.params, 'trigger');
  return `${where}: ${clause}`;
}
