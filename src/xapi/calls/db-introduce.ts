import { modeName } from '../../model/index.js';
import { openRecord, type CallResult } from '../../xenapi/index.js';
import type { Args } from '../dispatch/args.js';
import { done, failed, handleInvalid } from '../errors.js';
import { action, param, type Call, type Method, type Param } from '../dispatch/method.js';
import { onObject, onPif } from '../dispatch/on-object.js';
import { bool, int, ref, set, text, textMap } from '../schema/field.js';
import { addressType, ipConfigurationMode, ipv6ConfigurationMode } from '../schema/networking.js';

/** A PIF's columns, in the order of the call's parameters. The later ones may be left out. */
const pifColumns: readonly Param[] = [
  param('device', text),
  param('network', ref('network')),
  param('host', ref('host')),
  param('MAC', text),
  param('MTU', int),
  param('VLAN', int),
  param('physical', bool),
  param('ip_configuration_mode', ipConfigurationMode),
  param('IP', text),
  param('netmask', text),
  param('gateway', text),
  param('DNS', text),
  param('bond_slave_of', ref('Bond')),
  param('VLAN_master_of', ref('VLAN')),
  param('management', bool),
  param('other_config', textMap),
  param('disallow_unplug', bool, false),
  param('ipv6_configuration_mode', ipv6ConfigurationMode, modeName('none')),
  param('IPv6', set(text), []),
  param('ipv6_gateway', text, ''),
  param('primary_address_type', addressType, 'IPv4'),
  param('managed', bool, true),
  param('properties', textMap, openRecord()),
];

/** Writes a PIF's row as given, and a metrics row for it. It plugs nothing. */
function introducePif({ services: { database } }: Call, args: Args): CallResult {
  for (const [table, name] of [
    ['network', 'network'],
    ['host', 'host'],
  ] as const)
    if (database.find(table, args.text(name)) === null)
      return failed(handleInvalid(table, args.text(name)));
  const columns = Object.fromEntries(pifColumns.map(({ name }) => [name, args.text(name)]));
  return done(
    database.write(() =>
      database.create('PIF', {
        ...columns,
        device_name: args.text('device'),
        metrics: database.create('PIF_metrics', {}),
        currently_attached: 'false',
      }),
    ),
  );
}

/**
 * Calls that write or remove rows of the pool database and touch no NIC. Restores and pool tools
 * use them.
 */
export const dbIntroduceMethods: readonly Method[] = [
  action('PIF.db_introduce', pifColumns, introducePif),
  action('PIF.pool_introduce', pifColumns, introducePif),
  action(
    'PIF.db_forget',
    [param('self', ref('PIF'))],
    onPif(({ services: { database } }, pif) =>
      database.transaction(() => {
        database.remove('PIF', pif.ref);
        return done();
      }),
    ),
  ),
  action(
    'VLAN.pool_introduce',
    [
      param('tagged_PIF', ref('PIF')),
      param('untagged_PIF', ref('PIF')),
      param('tag', int),
      param('other_config', textMap),
    ],
    onObject('PIF', 'tagged_PIF', ({ services: { database } }, tagged, args) => {
      const untagged = database.find('PIF', args.text('untagged_PIF'));
      if (untagged === null) return failed(handleInvalid('PIF', args.text('untagged_PIF')));
      return done(
        database.write(() => {
          const vlan = database.create('VLAN', {
            tagged_PIF: tagged.ref,
            untagged_PIF: untagged.ref,
            tag: args.text('tag'),
            other_config: args.text('other_config'),
          });
          database.update('PIF', untagged.ref, { VLAN_master_of: vlan });
          return vlan;
        }),
      );
    }),
  ),
];
