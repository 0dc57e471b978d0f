import { isIpv4, isIpv6, modeByName, printSet, splitPrefix } from '../../../model/index.js';
import type { ApiError, CallResult } from '../../../xenapi/index.js';
import type { Args } from '../../dispatch/args.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed } from '../../errors.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { ref, text } from '../../schema/field.js';
import { vifMode } from '../../schema/networking.js';

/** One address family: its name in a VIF's fields and the form of its addresses. */
interface Family {
  readonly name: 'ipv4' | 'ipv6';
  readonly isAddress: (text: string) => boolean;
  readonly longestPrefix: number;
}

const families: readonly Family[] = [
  { name: 'ipv4', isAddress: isIpv4, longestPrefix: 32 },
  { name: 'ipv6', isAddress: isIpv6, longestPrefix: 128 },
];

/** A locked VIF may not get an address that its own filter blocks. */
function violatesLock(database: Database, vif: Row, { name }: Family, address: string): boolean {
  const mode = vif.get('locking_mode');
  const effective =
    mode === 'network_default'
      ? database.find('network', vif.get('network'))?.get('default_locking_mode')
      : mode;
  return effective === 'locked' && !vif.set(`${name}_allowed`).includes(address);
}

function checkStatic(database: Database, vif: Row, args: Args, family: Family): ApiError | null {
  const { address, prefix } = splitPrefix(args.text('address'));
  const valid =
    family.isAddress(address) && /^\d{1,3}$/.test(prefix) && Number(prefix) <= family.longestPrefix;
  if (!valid) return apiError('INVALID_CIDR_ADDRESS_SPECIFIED', 'address');
  if (violatesLock(database, vif, family, address))
    return apiError('ADDRESS_VIOLATES_LOCKING_CONSTRAINT', args.text('address'));
  const gateway = args.text('gateway');
  return gateway !== '' && !family.isAddress(gateway)
    ? apiError('INVALID_IP_ADDRESS_SPECIFIED', 'gateway')
    : null;
}

/** The agent in the guest sets the address, so it must have said that it can. */
function checkGuestCan(database: Database, vif: Row): ApiError | null {
  const vm = database.find('VM', vif.get('VM'));
  const guest = database.find('VM_guest_metrics', vm?.get('guest_metrics') ?? '');
  return guest?.map('other').get('feature-static-ip-setting') === '1'
    ? null
    : apiError('VM_LACKS_FEATURE_STATIC_IP_SETTING', vif.get('VM'));
}

function configure(
  { services: { database } }: Call,
  vif: Row,
  args: Args,
  family: Family,
): CallResult {
  const mode = args.text('mode');
  const error =
    (modeByName(mode) === 'static' ? checkStatic(database, vif, args, family) : null) ??
    checkGuestCan(database, vif);
  if (error !== null) return failed(error);
  const address = args.text('address');
  return database.transaction(() => {
    database.update('VIF', vif.ref, {
      [`${family.name}_configuration_mode`]: mode,
      [`${family.name}_addresses`]: printSet(address === '' ? [] : [address]),
      [`${family.name}_gateway`]: args.text('gateway'),
    });
    return done();
  });
}

/** VIF.configure_ipv4 and VIF.configure_ipv6 set the address that the guest gives its interface. */
export const vifAddressMethods: readonly Method[] = families.map((family) =>
  action(
    `VIF.configure_${family.name}`,
    [
      param('self', ref('VIF')),
      param('mode', vifMode(family.name)),
      param('address', text, ''),
      param('gateway', text, ''),
    ],
    onObject('VIF', 'self', (call, vif, args) => configure(call, vif, args, family)),
  ),
);
