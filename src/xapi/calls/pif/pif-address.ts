import { isIpv4, isIpv6, modeByName, printSet, splitPrefix } from '../../../model/index.js';
import type { ApiError, CallResult } from '../../../xenapi/index.js';
import type { Args } from '../../dispatch/args.js';
import {
  checkManaged,
  checkMayDisturb,
  checkNotClustered,
  checkNotManagement,
} from '../../dispatch/checks.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed } from '../../errors.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { attach } from '../../networking/attach.js';
import { mergeDns } from '../../networking/dns.js';
import { refreshHostAddress } from '../../networking/management.js';
import { ipv4ModeOf } from '../../networking/modes.js';
import { onPif } from '../../dispatch/on-object.js';
import { ref, text } from '../../schema/field.js';
import {
  addressType,
  ipConfigurationMode,
  ipv6ConfigurationMode,
} from '../../schema/networking.js';

const self = param('self', ref('PIF'));
const modeIn = (args: Args) => modeByName(args.text('mode'));

function invalidAddress(field: string): ApiError {
  return apiError('INVALID_IP_ADDRESS_SPECIFIED', field);
}

/**
 * Checks the addresses in every mode. Static alone needs an address and a netmask; the gateway may
 * be empty.
 */
function checkIpv4(args: Args): ApiError | null {
  const isStatic = modeIn(args) === 'static';
  for (const field of ['IP', 'netmask', 'gateway'] as const) {
    const value = args.text(field);
    if (value === '' ? isStatic && field !== 'gateway' : !isIpv4(value))
      return invalidAddress(field);
  }
  return null;
}

/**
 * Checks `address/prefixLength`. Static needs an address here; xapi takes "" and stores it as the
 * address.
 */
function checkIpv6(args: Args): ApiError | null {
  const { address, prefix } = splitPrefix(args.text('IPv6'));
  const valid = isIpv6(address) && /^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= 128;
  if (args.text('gateway') !== '' && !isIpv6(args.text('gateway')))
    return invalidAddress('gateway');
  if (args.text('IPv6') === '' ? modeIn(args) === 'static' : !valid)
    return apiError('INVALID_CIDR_ADDRESS_SPECIFIED', 'IPv6');
  return null;
}

/** A change of the DNS servers alone interrupts no traffic, so fewer checks apply. */
function onlyDnsChanges(pif: Row, args: Args): boolean {
  return (
    modeIn(args) === 'static' &&
    ipv4ModeOf(pif) === 'static' &&
    ['IP', 'netmask', 'gateway'].every((field) => pif.get(field) === args.text(field))
  );
}

/** The management interface must keep an address of its primary address type. */
function checkStaysReachable(pif: Row, args: Args, type: 'IPv4' | 'IPv6'): ApiError | null {
  return modeIn(args) === 'none' && pif.get('primary_address_type') === type
    ? checkNotManagement(pif)
    : null;
}

/** Stores the columns. An attached PIF is brought up again with them. */
async function store(
  { services }: Call,
  pif: Row,
  columns: Readonly<Record<string, string>>,
): Promise<CallResult> {
  const { database } = services;
  const attached = pif.is('currently_attached');
  const outcome = database.transaction(() => {
    database.update('PIF', pif.ref, columns);
    if (pif.is('management')) refreshHostAddress(database, pif.get('host'));
    return done();
  });
  if (attached) await attach(services, pif.ref);
  return outcome;
}

/** Calls that change a PIF's addresses. */
export const pifAddressMethods: readonly Method[] = [
  action(
    'PIF.reconfigure_ip',
    [
      self,
      param('mode', ipConfigurationMode),
      ...['IP', 'netmask', 'gateway', 'DNS'].map((name) => param(name, text)),
    ],
    onPif((call, pif, args) => {
      const { database } = call.services;
      const disturbs = onlyDnsChanges(pif, args)
        ? null
        : (checkMayDisturb(database, pif) ?? checkNotClustered(database, pif));
      const error =
        checkManaged(pif) ?? disturbs ?? checkIpv4(args) ?? checkStaysReachable(pif, args, 'IPv4');
      if (error !== null) return failed(error);
      return store(call, pif, {
        ip_configuration_mode: args.text('mode'),
        IP: args.text('IP'),
        netmask: args.text('netmask'),
        gateway: args.text('gateway'),
        DNS: mergeDns(args.text('DNS'), pif.get('DNS'), 'IPv4'),
      });
    }),
  ),
  action(
    'PIF.reconfigure_ipv6',
    [
      self,
      param('mode', ipv6ConfigurationMode),
      ...['IPv6', 'gateway', 'DNS'].map((name) => param(name, text)),
    ],
    onPif((call, pif, args) => {
      const { database } = call.services;
      const error =
        checkManaged(pif) ??
        checkMayDisturb(database, pif) ??
        checkNotClustered(database, pif) ??
        checkIpv6(args) ??
        checkStaysReachable(pif, args, 'IPv6');
      if (error !== null) return failed(error);
      return store(call, pif, {
        ipv6_configuration_mode: args.text('mode'),
        IPv6: printSet(args.text('IPv6') === '' ? [] : [args.text('IPv6')]),
        ipv6_gateway: args.text('gateway'),
        DNS: mergeDns(args.text('DNS'), pif.get('DNS'), 'IPv6'),
      });
    }),
  ),
  action(
    'PIF.set_primary_address_type',
    [self, param('primary_address_type', addressType)],
    onPif((call, pif, args) => {
      const { database } = call.services;
      const error = checkMayDisturb(database, pif) ?? checkNotManagement(pif);
      return error === null
        ? store(call, pif, { primary_address_type: args.text('primary_address_type') })
        : failed(error);
    }),
  ),
];
