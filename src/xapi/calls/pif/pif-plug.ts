import type { ApiError } from '../../../xenapi/index.js';
import { bondOf, checkManaged, checkNotClustered } from '../../dispatch/checks.js';
import type { Database } from '../../database/database.js';
import type { Row } from '../../database/row.js';
import { printMap } from '../../../model/index.js';
import { apiError, done, failed, invalidValue } from '../../errors.js';
import { action, param, type Method } from '../../dispatch/method.js';
import { attach, takeDown } from '../../networking/attach.js';
import { checkConfigured } from '../../networking/join-checks.js';
import { kindOf } from '../../networking/kind.js';
import { checkMayUnplug, detach } from '../../networking/unplug.js';
import { onPif } from '../../dispatch/on-object.js';
import { bool, ref, text } from '../../schema/field.js';

const self = param('self', ref('PIF'));

/** The PIF that has to be up first; null when it needs none. */
function carrierOf(database: Database, pif: Row): Row | null {
  const kind = kindOf(database, pif);
  if (kind.kind === 'tunnel') return database.find('PIF', kind.row.get('transport_PIF'));
  return kind.kind === 'sriov' ? database.find('PIF', kind.row.get('physical_PIF')) : null;
}

function checkMayPlug(database: Database, pif: Row): ApiError | null {
  const carrier = kindOf(database, pif).kind === 'tunnel' ? carrierOf(database, pif) : null;
  return (
    checkManaged(pif) ??
    (carrier === null ? null : checkConfigured(carrier)) ??
    (bondOf(database, pif) === null ? null : apiError('CANNOT_PLUG_BOND_SLAVE', pif.ref))
  );
}

/** Calls that bring a PIF up or down, or set its unplug protection and properties. */
export const pifPlugMethods: readonly Method[] = [
  action(
    'PIF.plug',
    [self],
    onPif(async ({ services }, pif) => {
      const error = checkMayPlug(services.database, pif);
      if (error !== null) return failed(error);
      const carrier = carrierOf(services.database, pif);
      if (carrier?.is('currently_attached') === false) await attach(services, carrier.ref);
      if (!pif.is('currently_attached')) await attach(services, pif.ref);
      return done();
    }),
  ),
  action(
    'PIF.unplug',
    [self],
    onPif(async ({ services }, pif) => {
      const { database } = services;
      const error = await checkMayUnplug(services, pif);
      if (error !== null) return failed(error);
      if (bondOf(database, pif) === null) await takeDown(services, pif);
      return database.transaction(() => {
        // A bond's member carries the bond either way, so unplugging it changes nothing, as in
        // xapi.
        if (bondOf(database, pif) === null) detach(database, pif);
        return done();
      });
    }),
  ),
  action(
    'PIF.set_disallow_unplug',
    [self, param('value', bool)],
    onPif(({ services: { database } }, pif, args) => {
      // A cluster's interface must stay plugged while the cluster is enabled on it.
      const error = args.is('value') ? null : checkNotClustered(database, pif);
      if (error !== null) return failed(error);
      return database.transaction(() => {
        database.update('PIF', pif.ref, { disallow_unplug: args.text('value') });
        return done();
      });
    }),
  ),
  action(
    'PIF.set_property',
    [self, param('name', text), param('value', text)],
    onPif(({ services: { database } }, pif, args) => {
      const [name, value] = [args.text('name'), args.text('value')];
      if (name !== 'gro' || !['on', 'off'].includes(value))
        return failed(invalidValue('properties', `${name} = ${value}`));
      const kind = kindOf(database, pif);
      if (bondOf(database, pif) !== null || (kind.kind !== 'physical' && kind.kind !== 'bond'))
        return failed(apiError('CANNOT_CHANGE_PIF_PROPERTIES', pif.ref));
      return database.transaction(() => {
        // The members of a bond must have the same properties, so they follow the bond.
        const members =
          kind.kind === 'bond' ? database.where('PIF', 'bond_slave_of', kind.row.ref) : [];
        for (const each of [pif, ...members])
          database.update('PIF', each.ref, {
            properties: printMap(new Map(each.map('properties')).set(name, value)),
          });
        return done();
      });
    }),
  ),
];
