import type { HostFacts } from '../../model/index.js';
import type { ResetRequest } from '../request/request.js';

type KeptNames = Pick<ResetRequest, 'keepInterfaceNames'>;

/** Whether the plan has the step that resets the names of the interfaces. */
export function plansNameReset(
  { keepInterfaceNames }: KeptNames,
  { renameScript }: Pick<HostFacts, 'renameScript'>,
): boolean {
  return renameScript && !keepInterfaceNames;
}

/**
 * Whether the names of the interfaces go back to those of the installation in this reset. On a tree
 * of files the command for it is only named.
 */
export function resetsNames(request: KeptNames, facts: HostFacts): boolean {
  return plansNameReset(request, facts) && facts.commandsOnlyNamed !== true;
}

/**
 * Whether the reset names the bridge of management. On the design page's hosts,
 * interface-reconfigure always makes the bridge. Only later hosts leave its name to networkd.
 */
export function namesBridge({
  profile,
  renameScript,
}: Pick<HostFacts, 'profile' | 'renameScript'>): boolean {
  return profile.name === 'classic' || renameScript;
}
