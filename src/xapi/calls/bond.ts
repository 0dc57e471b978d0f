import { checkHaOff, checkMayDisturb, checkNotClustered } from '../dispatch/checks.js';
import type { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { printMap, usualBondMode } from '../../model/index.js';
import { apiError, done, failed, handleInvalid, internalError, invalidValue } from '../errors.js';
import { action, param, type Call, type Method } from '../dispatch/method.js';
import { takeDown, takeOver } from '../networking/attach.js';
import { makeBond, removeBond } from '../networking/bond.js';
import { checkBond } from '../networking/bond-checks.js';
import { addressTypeOf } from '../networking/modes.js';
import { onObject } from '../dispatch/on-object.js';
import { ref, set, text, textMap } from '../schema/field.js';
import { bondMode } from '../schema/networking.js';
import { openRecord, type ApiError, type CallResult } from '../../xenapi/index.js';

/**
 * When management moves to another bridge of its host, the inventory must name the new bridge
 * before the database does.
 */
async function followManagement(
  { services }: Call,
  pif: Row,
  network: Row | null,
): Promise<ApiError | null> {
  const agent = services.agentOf(pif.get('host'));
  if (!pif.is('management') || network === null || agent === null) return null;
  const written = await agent.setManagement(network.get('bridge'), addressTypeOf(pif));
  return written.ok ? null : internalError(written.error);
}

/** The untagged PIFs of the VLANs on these PIFs. */
const vlansOn = (database: Database, pifs: readonly Row[]): readonly Row[] =>
  pifs
    .flatMap(({ ref }) => database.where('VLAN', 'tagged_PIF', ref))
    .flatMap((vlan) => database.find('PIF', vlan.get('untagged_PIF')) ?? []);

/** Whether no PIF of the host is on the network of this former PIF any more. */
const isLeft = (database: Database, pif: Row): boolean =>
  !database
    .where('PIF', 'host', pif.get('host'))
    .some((other) => other.get('network') === pif.get('network'));

async function destroy(call: Call, bond: Row): Promise<CallResult> {
  const { database } = call.services;
  const master = database.find('PIF', bond.get('master'));
  const primary =
    database.find('PIF', bond.get('primary_slave')) ??
    database.where('PIF', 'bond_slave_of', bond.ref)[0] ??
    null;
  if (master !== null) {
    const network = primary === null ? null : database.find('network', primary.get('network'));
    const error =
      checkMayDisturb(database, master) ??
      checkNotClustered(database, master) ??
      (master.is('management') ? checkHaOff(database) : null) ??
      (await followManagement(call, master, network));
    if (error !== null) return failed(error);
  }
  if (master !== null) await takeDown(call.services, master);
  const successor = database.write(() => removeBond(database, bond));
  if (successor !== null) await takeOver(call.services, successor.ref);
  return done();
}

function change(
  database: Database,
  bond: Row,
  columns: Readonly<Record<string, string>>,
): CallResult {
  return database.transaction(() => {
    database.update('Bond', bond.ref, columns);
    return done();
  });
}

/** The methods of class Bond that are not generic: create, destroy, set_mode and set_property. */
export const bondMethods: readonly Method[] = [
  action(
    'Bond.create',
    [
      param('network', ref('network')),
      param('members', set(ref('PIF'))),
      param('MAC', text),
      param('mode', bondMode, usualBondMode),
      param('properties', textMap, openRecord()),
    ],
    onObject('network', 'network', async (call, network, args) => {
      const { database } = call.services;
      const members: Row[] = [];
      for (const member of args.set('members')) {
        const pif = database.find('PIF', member);
        if (pif === null) return failed(handleInvalid('PIF', member));
        members.push(pif);
      }
      const request = {
        network,
        members,
        mac: args.text('MAC'),
        mode: args.text('mode'),
        properties: args.map('properties'),
      };
      const [first] = members;
      const error = checkBond(database, request);
      if (error !== null || first === undefined)
        return failed(error ?? apiError('PIF_BOND_NEEDS_MORE_MEMBERS'));
      const manager = members.find((pif) => pif.is('management'));
      const unmoved = manager === undefined ? null : await followManagement(call, manager, network);
      if (unmoved !== null) return failed(unmoved);
      const vlans = vlansOn(database, members);
      const made = database.write(() => makeBond(database, request, first));
      // VLANs with equal tags have become one. The bridges of the others go.
      for (const vlan of vlans.filter((pif) => isLeft(database, pif)))
        await takeDown(call.services, vlan);
      await takeOver(call.services, made.master);
      return done(made.bond);
    }),
  ),
  action('Bond.destroy', [param('self', ref('Bond'))], onObject('Bond', 'self', destroy)),
  action(
    'Bond.set_mode',
    [param('self', ref('Bond')), param('value', bondMode)],
    onObject('Bond', 'self', async ({ services }, bond, args) => {
      const changed = change(services.database, bond, { mode: args.text('value') });
      await takeOver(services, bond.get('master'));
      return changed;
    }),
  ),
  action(
    'Bond.set_property',
    [param('self', ref('Bond')), param('name', text), param('value', text)],
    onObject('Bond', 'self', ({ services: { database } }, bond, args) => {
      if (args.text('name') === '')
        return failed(invalidValue('properties', ` = ${args.text('value')}`));
      return change(database, bond, {
        properties: printMap(
          new Map(bond.map('properties')).set(args.text('name'), args.text('value')),
        ),
      });
    }),
  ),
];
