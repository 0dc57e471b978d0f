import type { CoordinatorFound } from '../../model/index.js';
import type { Hazard } from '../../reset/index.js';
import { coordinatorFoundText } from '../coordinator.js';
import { place } from './hazard-advice.js';

/** The hazards that are about the pool and its coordinator. */
type PoolHazardCode = Extract<Hazard['code'], `coordinator.${string}` | `supporter.${string}`>;

const check = 'Check the address of the pool coordinator (master).';
const checkUnlessDown =
  'Check the address of the pool coordinator (master), unless this host has no network now.';
const roleUnknown = 'It is not known whether it is the pool coordinator (master).';

/** The sentences of these hazards. `detail`: the system's own words in brackets, or ''. */
export function poolHazardText(
  code: PoolHazardCode,
  param: (name: string) => string,
  detail: string,
): string {
  const found = (what: CoordinatorFound): string =>
    coordinatorFoundText({
      found: what,
      address: param('address'),
      coordinator: param('coordinator'),
      seconds: Number(param('seconds')),
    });
  switch (code) {
    case 'coordinator.ignored':
      return (
        `This host is the pool coordinator (master): the address ${param('address')} for a ` +
        'coordinator is ignored.'
      );
    case 'coordinator.supportersFollow':
      return (
        'If this pool has supporters (slaves), reset their networking too afterwards, with ' +
        'the new address of this host as their coordinator (master).'
      );
    case 'supporter.coordinatorKept':
      return (
        `The pool coordinator (master) stays ${param('address')}. If it has a new address, ` +
        'give that, or this host will not find its pool.'
      );
    case 'supporter.sameDevice':
      return (
        'The pool coordinator (master) should have its management interface on ' +
        `${param('device')} too.`
      );
    case 'supporter.otherDevice':
      return (
        'The pool coordinator (master) has its management interface on ' +
        `${place(param('now'), param('nowVlan'))}, but this reset puts it on ` +
        `${place(param('device'), param('vlan'))}. It should be the same on every host of a pool.`
      );
    case 'coordinator.answers':
      return `${found('answers')} ${roleUnknown}`;
    case 'coordinator.silent':
      return `${found('silent')} ${checkUnlessDown}`;
    case 'coordinator.refused':
      return `${found('refused')} ${check}`;
    case 'coordinator.noRoute':
      return `${found('noRoute')} ${checkUnlessDown}`;
    case 'coordinator.noAddress':
      return `${found('noAddress')} ${checkUnlessDown}`;
    case 'coordinator.proven':
      return (
        `${param('address')} is the coordinator (master) of this pool: its ` +
        'certificate is known here.'
      );
    case 'coordinator.notProven':
      return (
        `${found('coordinator')} It is not known whether it is that of this pool: this host has ` +
        'no list of the certificates of its pool.'
      );
    case 'coordinator.starting':
      return `${found('starting')} ${roleUnknown}`;
    case 'coordinator.isThisHost':
      return `${found('thisHost')} Give the address of the pool coordinator (master).`;
    case 'coordinator.noCertificate':
      return `${found('noCertificate')} ${roleUnknown}`;
    case 'coordinator.noXapi':
      return `${found('noXapi')} ${check}`;
    case 'coordinator.isSupporter':
      return `${found('supporter')} Give the address of the pool coordinator (master).`;
    case 'coordinator.foreign':
      return (
        `The XAPI at ${param('address')} is not of this pool: its certificate is none of those ` +
        'that this host knows. Check the address. If it is right, another host pretends to be ' +
        'the pool coordinator (master).'
      );
    case 'supporter.returning':
      return (
        `XAPI recreates these from the pool coordinator (master): ${param('names')}. The ` +
        'management interface may end up on a Bond with ports of that list.'
      );
    case 'supporter.returningUnknown':
      return (
        'After the reset XAPI recreates the Bonds, VLANs and tunnels of the pool coordinator ' +
        `(master) on this host. They are not known now${detail}. The management interface may ` +
        'end up on a Bond with the chosen port in it.'
      );
  }
}
