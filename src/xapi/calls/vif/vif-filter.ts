import { isIpv4, isIpv6, printSet } from '../../../model/index.js';
import type { ApiError, CallResult } from '../../../xenapi/index.js';
import type { Args } from '../../dispatch/args.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed, handleInvalid, invalidValue } from '../../errors.js';
import { action, param, type Call, type Method } from '../../dispatch/method.js';
import { checkTrunks } from '../../networking/vif.js';
import { onObject } from '../../dispatch/on-object.js';
import { int, ref, set, text } from '../../schema/field.js';
import { vifLockingMode } from '../../schema/networking.js';

/** LICENSE_RESTRICTION VIF_locking when the pool's licence does not allow filtering of VIFs. */
export function checkLicensed(database: Database): ApiError | null {
  const restricted = database
    .all('pool')
    .some((pool) => pool.map('restrictions').get('restrict_vif_locking') === 'true');
  return restricted ? apiError('LICENSE_RESTRICTION', 'VIF_locking') : null;
}

/** A controller of the virtual switch owns the filters, so no one else may set them. */
export function checkNoController(database: Database): ApiError | null {
  const active =
    database.all('pool').some((pool) => pool.get('vswitch_controller') !== '') ||
    database.count('SDN_controller') > 0;
  return active ? apiError('OPERATION_NOT_ALLOWED', 'A vswitch controller is active') : null;
}

function change(
  { services: { database } }: Call,
  vif: Row,
  columns: Readonly<Record<string, string>>,
): CallResult {
  return database.transaction(() => {
    database.update('VIF', vif.ref, columns);
    return done();
  });
}

function setLockingMode(call: Call, vif: Row, args: Args): CallResult {
  const { database } = call.services;
  const mode = args.text('value');
  const effective =
    mode === 'network_default'
      ? (database.find('network', vif.get('network'))?.get('default_locking_mode') ?? 'unlocked')
      : mode;
  const error =
    (effective === 'unlocked' ? null : checkNoController(database)) ??
    (effective === 'locked' ? checkLicensed(database) : null);
  return error === null ? change(call, vif, { locking_mode: mode }) : failed(error);
}

const self = param('self', ref('VIF'));

/**
 * Makes the setter, adder and remover of a list field. `check` gets the list as it will become. The
 * remover checks nothing, because a shorter list cannot be wrong.
 */
function listMethods(
  field: string,
  of: typeof text,
  check: (call: Call, vif: Row, items: readonly string[]) => ApiError | null,
): readonly Method[] {
  const store = (call: Call, vif: Row, items: readonly string[], added: boolean): CallResult => {
    const error = added ? check(call, vif, items) : null;
    return error === null
      ? change(call, vif, { [field]: printSet([...new Set(items)]) })
      : failed(error);
  };
  return [
    action(
      `VIF.set_${field}`,
      [self, param('value', set(of))],
      onObject('VIF', 'self', (call, vif, args) => store(call, vif, args.set('value'), true)),
    ),
    action(
      `VIF.add_${field}`,
      [self, param('value', of)],
      onObject('VIF', 'self', (call, vif, args) =>
        store(call, vif, [...vif.set(field), args.text('value')], true),
      ),
    ),
    action(
      `VIF.remove_${field}`,
      [self, param('value', of)],
      onObject('VIF', 'self', (call, vif, args) =>
        store(
          call,
          vif,
          vif.set(field).filter((item) => item !== args.text('value')),
          false,
        ),
      ),
    ),
  ];
}

function checkAddresses(
  field: string,
  isAddress: (text: string) => boolean,
): (call: Call, vif: Row, items: readonly string[]) => ApiError | null {
  return ({ services: { database } }, _vif, items) => {
    const wrong = items.find((item) => !isAddress(item));
    return (
      (items.length > 0 ? checkLicensed(database) : null) ??
      (wrong === undefined ? null : invalidValue(field, wrong))
    );
  };
}

/**
 * Calls that set what a VIF may send and receive: its locking mode, the addresses it may use, and
 * the VLANs it carries as trunks.
 */
export const vifFilterMethods: readonly Method[] = [
  action(
    'VIF.set_locking_mode',
    [self, param('value', vifLockingMode)],
    onObject('VIF', 'self', setLockingMode),
  ),
  ...listMethods('ipv4_allowed', text, checkAddresses('ipv4_allowed', isIpv4)),
  ...listMethods('ipv6_allowed', text, checkAddresses('ipv6_allowed', isIpv6)),
  ...listMethods('trunks', int, ({ services: { database } }, vif, tags) => {
    const network = database.find('network', vif.get('network'));
    return network === null
      ? handleInvalid('network', vif.get('network'))
      : checkTrunks(database, network, tags);
  }),
];
