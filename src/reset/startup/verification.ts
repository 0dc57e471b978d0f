import type { ManagementConfiguration } from '../request/configuration.js';
import {
  isIp,
  sameAddress,
  hasTexts,
  isJsonObject,
  isPoolLoss,
  type PoolLoss,
} from '../../model/index.js';
import type { Known } from '../../model/index.js';
/** What was compared. Words live in `text`. */
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
  /** Tried at the moment of the report: `wanted` who was asked, `got` who answered. */
  | 'gatewayAnswers'
  | 'nameService'
  | 'xenapi'
  /** `got`: the trigger's path where it lies there still. */
  | 'trigger'
  /** XAPI did not answer, `got` says how: what else is told comes from the kernel. There is no such line where it did. */
  | 'xapi';

/**
 * One line of the report. `wanted` is '' where any value will do (an address from DHCP): then `ok` says whether there is one. A device
 * that is `ok` under another name is the chosen port under the name it has now.
 */
export interface VerificationCheck {
  readonly code: VerificationCode;
  readonly wanted: string;
  readonly got: string;
  readonly ok: boolean;
}

/** What was wanted and what is there now, read back after the last step. */
export interface VerificationReport {
  /** The plan in the journal that wrote the trigger; null when another tool wrote it. */
  readonly planId: string | null;
  readonly at: string;
  readonly checks: readonly VerificationCheck[];
  /** What the pool database held before the reset and holds no more, by name; absent where nobody has looked. */
  readonly lost?: Known<PoolLoss>;
}

function isCheck(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    hasTexts(value, ['code', 'wanted', 'got']) &&
    typeof value['ok'] === 'boolean'
  );
}

function isLost(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { known, reason } = value;
  return known === true
    ? isPoolLoss(value['value'])
    : known === false && isJsonObject(reason) && 'code' in reason && 'detail' in reason;
}

/** A report as the journal has kept it (`completed`); false for anything that this version would not have written. */
export function isVerificationReport(value: unknown): value is VerificationReport {
  if (!isJsonObject(value) || !hasTexts(value, ['at'])) return false;
  const { planId, checks } = value;
  return (
    (planId === null || typeof planId === 'string') &&
    Array.isArray(checks) &&
    checks.every(isCheck) &&
    (!('lost' in value) || isLost(value['lost']))
  );
}

/** The management interface as XenAPI shows it (fields of its PIF; modes in XenAPI's spelling, '' for what an old server lacks). */
export interface ManagementPif {
  readonly device: string;
  /** null = untagged. */
  readonly vlan: number | null;
  readonly management: boolean;
  readonly mode: string;
  readonly address: string;
  readonly netmask: string;
  readonly gateway: string;
  /** Comma separated, IPv4 and IPv6 mixed. */
  readonly dns: string;
  readonly mode6: string;
  /** address/prefixLength */
  readonly addresses6: readonly string[];
  readonly gateway6: string;
}

const modeNames = { none: 'None', dhcp: 'DHCP', static: 'Static', autoconf: 'Autoconf' } as const;

/** XenAPI's spelling of a mode (PIF.ip_configuration_mode, PIF.ipv6_configuration_mode). */
export function modeName(mode: keyof typeof modeNames): string {
  return modeNames[mode];
}

/** One address in two spellings, each with or without a prefix length. */
function sameSpelled(one: string, other: string): boolean {
  const [address = '', length = ''] = one.split('/');
  const [otherAddress = '', otherLength = ''] = other.split('/');
  return (
    length === otherLength &&
    (address === otherAddress ||
      (isIp(address) && isIp(otherAddress) && sameAddress(address, otherAddress)))
  );
}

/** The same addresses in any order: xapi keeps the name servers family by family. */
function sameAddresses(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length &&
    one.every((address) => other.some((candidate) => sameSpelled(address, candidate)))
  );
}

/** Compares the name servers as they were read back with those that were wanted, in any order. */
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

/**
 * Compares the management PIF as it was read back with what the trigger asked for. `mac`: the port that was chosen, null when unknown;
 * `portMac`: the MAC of the physical PIF at the bottom of what was read.
 */
export function verifyManagement(
  wanted: ManagementConfiguration,
  mac: string | null,
  got: ManagementPif,
  portMac: string,
): readonly VerificationCheck[] {
  const { ipv4, ipv6 } = wanted;
  const same = (code: VerificationCode, want: string, has: string): VerificationCheck => ({
    code,
    wanted: want,
    got: has,
    ok: want === has,
  });
  const equal = (
    code: VerificationCode,
    want: readonly string[],
    has: readonly string[],
  ): VerificationCheck => ({
    code,
    wanted: want.join(', '),
    got: has.join(', '),
    ok: sameAddresses(want, has),
  });
  const some = (code: VerificationCode, has: string): VerificationCheck => ({
    code,
    wanted: '',
    got: has,
    ok: has !== '',
  });
  const device = {
    ...same('device', wanted.device, got.device),
    ...(mac !== null && mac === portMac ? { ok: true } : {}),
  };
  const checks = [device, mac === null ? some('mac', portMac) : same('mac', mac, portMac)];
  if (wanted.vlan !== null || got.vlan !== null)
    checks.push(
      same(
        'vlan',
        wanted.vlan === null ? '' : String(wanted.vlan),
        got.vlan === null ? '' : String(got.vlan),
      ),
    );
  checks.push(
    same('management', 'true', String(got.management)),
    same('ipv4Mode', modeName(ipv4.mode), got.mode),
  );
  if (ipv4.mode === 'static') {
    checks.push(
      same('address', ipv4.address, got.address),
      same('netmask', ipv4.netmask, got.netmask),
      same('gateway', ipv4.gateway ?? '', got.gateway),
    );
  }
  if (ipv4.mode === 'dhcp') checks.push(some('address', got.address));
  const addresses6 = got.addresses6.filter((address) => address !== '');
  if (ipv6.mode !== 'none' || got.mode6 !== 'None')
    checks.push(same('ipv6Mode', modeName(ipv6.mode), got.mode6 === '' ? 'None' : got.mode6));
  if (ipv6.mode === 'static') {
    const gateways = [ipv6.gateway ?? '', got.gateway6].map((gateway) =>
      gateway === '' ? [] : [gateway],
    );
    checks.push(
      equal('address6', [`${ipv6.address}/${ipv6.prefixLength}`], addresses6),
      equal('gateway6', gateways[0] ?? [], gateways[1] ?? []),
    );
  }
  if (ipv6.mode === 'dhcp' || ipv6.mode === 'autoconf')
    checks.push(some('address6', addresses6.join(', ')));
  if (wanted.dns.length > 0)
    checks.push(
      verifyNameServers(
        wanted.dns,
        got.dns.split(',').filter((server) => server !== ''),
      ),
    );
  return checks;
}
