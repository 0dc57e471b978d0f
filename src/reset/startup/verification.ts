import type { MissingObject } from '../rebuild/topology.js';
import type { ManagementConfiguration } from '../request/configuration.js';
import {
  modeName,
  sameAddress,
  splitPrefix,
  type Known,
  type ManagementStatus,
  type PoolLoss,
  type WireFinding,
} from '../../model/index.js';

/** The things that are compared. `text` has the words. */
export type VerificationCode =
  | 'device'
  | 'mac'
  | 'vlan'
  | 'management'
  | 'ipv4Mode'
  | 'address'
  | 'netmask'
  | 'gateway'
  | 'dns'
  | 'ipv6Mode'
  | 'address6'
  | 'gateway6'
  /**
   * Tried when the report is made. `wanted`: the address asked. `got`: the address that answered.
   */
  | 'gatewayAnswers'
  | 'nameService'
  | 'coordinator'
  /** `got`: the trigger's path when it is still there. */
  | 'trigger'
  /**
   * XAPI did not answer; `got` says how. The other lines then come from the kernel. When XAPI
   * answered, this line is missing.
   */
  | 'xapi'
  /** The members and the mode; `got` says why when there is no bond. */
  | 'bond'
  /** Only where an MTU is kept. */
  | 'mtu';

/**
 * One line of the report. `wanted` is '' when any value is fine (an address from DHCP): `ok` then
 * says whether there is one. A device that is `ok` under another name is the chosen port with its
 * present name.
 */
export interface VerificationCheck {
  readonly code: VerificationCode;
  readonly wanted: string;
  readonly got: string;
  readonly ok: boolean;
  /** The value before a change; absent when it is not shown. */
  readonly before?: string;
  /** The device is a Bond that contains the chosen port. */
  readonly isBond?: true;
}

/** What was wanted and what is there now, read back after the last step. */
export interface VerificationReport {
  /** The plan in the journal that wrote the trigger; null when another tool wrote it. */
  readonly planId: string | null;
  readonly at: string;
  /**
   * The checks compare with the time before the reset, because the management interface was moved
   * back. Absent: with what the reset wanted.
   */
  readonly against?: 'former';
  readonly checks: readonly VerificationCheck[];
  /**
   * Names of what the pool database held before the reset and no longer holds. Absent when it was
   * not compared.
   */
  readonly lost?: Known<PoolLoss>;
  /**
   * On a supporter: what its coordinator has and this host has not. Absent when it was not
   * compared.
   */
  readonly missing?: readonly MissingObject[];
  /** What was found on the wire before the reset. Absent when it was not looked at. */
  readonly wire?: readonly WireFinding[];
}

/** The line about an MTU that was to be kept; `got` null: not known. */
export function mtuCheck(wanted: number, got: number | null): VerificationCheck {
  return {
    code: 'mtu',
    wanted: String(wanted),
    got: got === null ? '' : String(got),
    ok: got === wanted,
  };
}

/** Puts the failed checks first: the reader has to act on them. */
export function failedFirst(checks: readonly VerificationCheck[]): readonly VerificationCheck[] {
  return [...checks.filter(({ ok }) => !ok), ...checks.filter(({ ok }) => ok)];
}

/** Adds the earlier values. `before` are the same checks from before the change. */
export function withBefore(
  checks: readonly VerificationCheck[],
  before: readonly VerificationCheck[],
): readonly VerificationCheck[] {
  return checks.map((check) => {
    const earlier = before.find(({ code }) => code === check.code);
    return earlier === undefined ? check : { ...check, before: earlier.got };
  });
}

/** Whether both are the same address, in any spelling, each with or without a prefix length. */
function sameSpelled(one: string, other: string): boolean {
  const [here, there] = [splitPrefix(one), splitPrefix(other)];
  return here.prefix === there.prefix && sameAddress(here.address, there.address);
}

/** Whether both have the same addresses in any order: xapi stores the name servers by family. */
function sameAddresses(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length &&
    one.every((address) => other.some((candidate) => sameSpelled(address, candidate)))
  );
}

/** Compares the name servers that were read back with the wanted ones, in any order. */
export function verifyNameServers(
  wanted: readonly string[],
  got: readonly string[],
): VerificationCheck {
  return {
    code: 'dns',
    wanted: wanted.join(', '),
    got: got.join(', '),
    ok: sameAddresses(wanted, got),
  };
}

/** Compares one value with the wanted one. */
const same = (code: VerificationCode, wanted: string, got: string): VerificationCheck => ({
  code,
  wanted,
  got,
  ok: wanted === got,
});

/** Any value is fine, but there must be one. */
const some = (code: VerificationCode, got: string): VerificationCheck => ({
  code,
  wanted: '',
  got,
  ok: got !== '',
});

/** A host without a management interface. */
const nothing: ManagementStatus = {
  device: '',
  source: 'xapi',
  mac: '',
  vlan: '',
  mode: 'unknown',
  address: '',
  netmask: '',
  gateway: '',
  dns: [],
  modeV6: 'none',
  addresses6: [],
  gateway6: '',
  members: [],
  link: 'unknown',
};

/**
 * Compares the management interface that was read back with the wanted one. null: there is none
 * now. `mac`: the chosen port's MAC; null when unknown. A Bond that contains the chosen port is
 * also right: on a supporter xapi makes the coordinator's Bonds again, and management moves to the
 * Bond of its port.
 */
export function verifyManagement(
  wanted: ManagementConfiguration,
  mac: string | null,
  management: ManagementStatus | null,
): readonly VerificationCheck[] {
  const got = management ?? nothing;
  const tag = wanted.vlan === null ? '' : String(wanted.vlan);
  return [
    ...portChecks(wanted, mac, got),
    ...(tag === '' && got.vlan === '' ? [] : [same('vlan', tag, got.vlan)]),
    same('management', 'true', String(management !== null)),
    ...ipv4Checks(wanted, got),
    ...ipv6Checks(wanted, got),
    ...(wanted.dns.length > 0 ? [verifyNameServers(wanted.dns, got.dns)] : []),
  ];
}

function portChecks(
  { device }: ManagementConfiguration,
  mac: string | null,
  got: ManagementStatus,
): readonly VerificationCheck[] {
  const member = got.members.find((port) =>
    mac === null ? port.device === device : port.mac === mac,
  );
  const portMac = member?.mac ?? got.mac;
  const isPort = member !== undefined || (mac !== null && mac === portMac);
  return [
    {
      ...same('device', device, got.device),
      ...(isPort ? { ok: true } : {}),
      ...(member === undefined ? {} : { isBond: true }),
    },
    mac === null ? some('mac', portMac) : same('mac', mac, portMac),
  ];
}

const modeText = (mode: ManagementStatus['modeV6']): string =>
  mode === 'unknown' ? '' : modeName(mode);

function ipv4Checks(
  { ipv4 }: ManagementConfiguration,
  got: ManagementStatus,
): readonly VerificationCheck[] {
  const mode = same('ipv4Mode', modeName(ipv4.mode), modeText(got.mode));
  switch (ipv4.mode) {
    case 'none':
      return [mode];
    case 'dhcp':
      return [mode, some('address', got.address)];
    case 'static':
      return [
        mode,
        same('address', ipv4.address, got.address),
        same('netmask', ipv4.netmask, got.netmask),
        same('gateway', ipv4.gateway ?? '', got.gateway),
      ];
  }
}

function ipv6Checks(
  { ipv6 }: ManagementConfiguration,
  got: ManagementStatus,
): readonly VerificationCheck[] {
  const list = (text: string): readonly string[] => (text === '' ? [] : [text]);
  const equal = (
    code: VerificationCode,
    wanted: readonly string[],
    has: readonly string[],
  ): VerificationCheck => ({
    code,
    wanted: wanted.join(', '),
    got: has.join(', '),
    ok: sameAddresses(wanted, has),
  });
  const mode = same('ipv6Mode', modeName(ipv6.mode), modeText(got.modeV6));
  switch (ipv6.mode) {
    case 'none':
      return got.modeV6 === 'none' ? [] : [mode];
    case 'dhcp':
    case 'autoconf':
      return [mode, some('address6', got.addresses6.join(', '))];
    case 'static':
      return [
        mode,
        equal('address6', [`${ipv6.address}/${ipv6.prefixLength}`], got.addresses6),
        equal('gateway6', list(ipv6.gateway ?? ''), list(got.gateway6)),
      ];
  }
}
