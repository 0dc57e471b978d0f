import { newCoordinator } from '../hazards/coordinator.js';
import {
  bridgeOf,
  hostPaths,
  err,
  ok,
  type Mac,
  type HostFacts,
  type HostService,
  type HostProfile,
  type Result,
} from '../../model/index.js';
import type { Hazard } from '../hazards/hazard.js';
import { hazards } from '../hazards/hazards.js';
import { keepingMtu } from '../hazards/mtu.js';
import { resetInventory } from '../files/inventory.js';
import { printManagement } from '../files/firstboot-data.js';
import { printPoolConf } from '../files/pool-conf.js';
import type { ResetRequest } from '../request/request.js';
import { printTrigger } from '../files/trigger.js';

/** Mode of a file that does not exist yet (the original's umask). */
export const newFileMode = 0o644;

/** The file that a step works on; its path depends on the host. */
export type FileRole = 'poolConf' | 'inventory' | 'management' | 'trigger' | 'networkdDatabase';

/** The steps that have nothing but their name. */
export const plainSteps = ['resetInterfaceNames', 'sync', 'remountRoot', 'reboot'] as const;

/**
 * One step of a reset, as data: the preview shows it, `runPlan` runs it, the journal records it.
 * Paths are host paths (without --root).
 */
export type ResetStep =
  /** Makes synced undo copies of all these paths before the first change. */
  | { readonly kind: 'saveUndo'; readonly paths: readonly string[] }
  /** Writes and syncs every new file beside its target, before the first service stops. */
  | { readonly kind: 'prepareFiles'; readonly paths: readonly string[] }
  | { readonly kind: 'stopService'; readonly service: HostService }
  /**
   * Renames the prepared file to its target. `mode` is for a file that does not exist yet. Folders
   * are synced before and after the trigger.
   */
  | {
      readonly kind: 'replaceFile';
      readonly file: Exclude<FileRole, 'networkdDatabase'>;
      readonly path: string;
      readonly content: string;
      readonly mode: typeof newFileMode;
    }
  | { readonly kind: 'removeFile'; readonly file: 'networkdDatabase'; readonly path: string }
  /**
   * classic: `interface-reconfigure --force <bridge> rewrite ...`. `args` are the arguments after
   * the program's name.
   */
  | { readonly kind: 'reconfigureManagement'; readonly args: readonly string[] }
  | PlainStep;

type PlainStep = {
  [Kind in (typeof plainSteps)[number]]: { readonly kind: Kind };
}[(typeof plainSteps)[number]];

/** What a step does to the host, and what becomes of it after an error and in an undo. */
export type StepNature =
  /** Changes nothing that the host would notice, so there is nothing to undo. */
  | 'prepares'
  /** An undo puts the file back from its copy. */
  | 'changesFile'
  /** An undo starts the service again. */
  | 'stopsService'
  /**
   * A command of the host that nothing undoes: when it has begun, an error leaves the host in an
   * unknown state.
   */
  | 'cannotUndo'
  /** Leaves nothing that an undo would have to reverse. */
  | 'leavesNothing'
  /** Comes after the trigger: the next start completes the reset, so nothing is rolled back. */
  | 'completes';

/** The nature of each kind of step. Run, rollback, undo and the console all go by it. */
export const stepNatures = {
  saveUndo: 'prepares',
  prepareFiles: 'prepares',
  stopService: 'stopsService',
  replaceFile: 'changesFile',
  removeFile: 'changesFile',
  reconfigureManagement: 'cannotUndo',
  resetInterfaceNames: 'cannotUndo',
  sync: 'leavesNothing',
  remountRoot: 'completes',
  reboot: 'completes',
} as const satisfies Readonly<Record<ResetStep['kind'], StepNature>>;

/** The whole reset as data. The same request, facts, id and time always give the same plan. */
export interface ResetPlan {
  readonly formatVersion: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly profile: HostProfile;
  readonly request: ResetRequest;
  readonly steps: readonly ResetStep[];
}

type Replacement = Extract<ResetStep, { kind: 'replaceFile' }>;

/** Makes a step that replaces one file. The file port follows a link at the path, so links stay. */
function replacement(file: Replacement['file'], path: string, content: string): Replacement {
  return { kind: 'replaceFile', file, path, content, mode: newFileMode };
}

/** The files of one plan with their new contents. */
interface NewFiles {
  /** Empty when pool.conf stays unchanged. */
  readonly poolConf: readonly Replacement[];
  readonly inventory: Replacement;
  readonly management: Replacement;
  readonly trigger: Replacement;
}

/** Composes all new files before the steps are put in order. */
function composeFiles(request: ResetRequest, facts: HostFacts, inventory: string): NewFiles {
  const { profile } = facts;
  const coordinator = newCoordinator(request, facts.pool);
  // On the design page's hosts, interface-reconfigure always makes the bridge. Only later hosts
  // leave its name to networkd.
  const namesBridge = profile.name === 'classic' || facts.renameScript;
  return {
    poolConf:
      coordinator === null
        ? []
        : [replacement('poolConf', hostPaths.poolConf, printPoolConf(coordinator))],
    inventory: replacement(
      'inventory',
      hostPaths.inventory,
      resetInventory(inventory, request, namesBridge),
    ),
    management: replacement(
      'management',
      hostPaths.management,
      printManagement(request, facts.management),
    ),
    trigger: replacement('trigger', profile.triggerPath, printTrigger(request)),
  };
}

/**
 * Puts the steps that save undo copies and prepare files before the steps that change something.
 */
function withPreparation(changes: readonly ResetStep[]): readonly ResetStep[] {
  const replaced = changes.flatMap((step) => (step.kind === 'replaceFile' ? [step.path] : []));
  const removed = changes.flatMap((step) => (step.kind === 'removeFile' ? [step.path] : []));
  return [
    { kind: 'saveUndo', paths: [...replaced, ...removed] },
    { kind: 'prepareFiles', paths: replaced },
    ...changes,
  ];
}

/** The order of the design page, steps 3 to 10. */
function classicSteps(
  request: ResetRequest,
  mac: Mac,
  facts: HostFacts,
  files: NewFiles,
): readonly ResetStep[] {
  const resetNames = facts.renameScript && !request.keepInterfaceNames;
  return withPreparation([
    ...files.poolConf,
    { kind: 'stopService', service: 'network' },
    { kind: 'stopService', service: 'xapi' },
    { kind: 'reconfigureManagement', args: forcedRewrite(request, mac) },
    files.inventory,
    files.trigger,
    ...(resetNames ? [{ kind: 'resetInterfaceNames' } as const] : []),
    { kind: 'sync' },
    { kind: 'reboot' },
  ]);
}

/** The order of the current script. */
function networkdSteps(
  request: ResetRequest,
  facts: HostFacts,
  files: NewFiles,
): readonly ResetStep[] {
  const resetNames = facts.renameScript && !request.keepInterfaceNames;
  return withPreparation([
    ...files.poolConf,
    { kind: 'stopService', service: 'xapi' },
    { kind: 'stopService', service: 'xcp-networkd' },
    { kind: 'removeFile', file: 'networkdDatabase', path: hostPaths.networkdDatabase },
    files.inventory,
    files.management,
    files.trigger,
    ...(resetNames ? [{ kind: 'resetInterfaceNames' } as const] : []),
    { kind: 'sync' },
    { kind: 'remountRoot' },
    { kind: 'reboot' },
  ]);
}

/**
 * Arguments of interface-reconfigure (design page, step 7). It configures one NIC and its bridge
 * without asking xapi.
 */
export function forcedRewrite(request: ResetRequest, mac: Mac): readonly string[] {
  const { device, ipv4 } = request;
  const head = [
    '--force',
    bridgeOf(device),
    'rewrite',
    `--device=${device}`,
    `--mac=${mac}`,
    `--mode=${ipv4.mode}`,
  ];
  if (ipv4.mode !== 'static') return head;
  return [
    ...head,
    `--ip=${ipv4.address}`,
    `--netmask=${ipv4.netmask}`,
    ...(ipv4.gateway === null ? [] : [`--gateway=${ipv4.gateway}`]),
  ];
}

/**
 * Makes the plan of a reset, or answers the hazards that cannot be overridden: files that cannot be
 * read or kept, a missing MAC. The caller asks about hazards that can be overridden. The trigger is
 * always the last file, because its presence makes the next start wipe the networking.
 */
export function makePlan(
  request: ResetRequest,
  facts: HostFacts,
  name: Pick<ResetPlan, 'id' | 'createdAt'>,
): Result<ResetPlan, readonly Hazard[]> {
  const blocking = hazards(request, facts).filter(
    (found) => found.severity === 'blocks' && !found.overridable,
  );
  const { inventory } = facts.files;
  if (blocking.length > 0 || inventory.state !== 'present') return err(blocking);
  const files = composeFiles(request, facts, inventory.text);
  const { profile } = facts;
  const plan = {
    formatVersion: 1,
    id: name.id,
    createdAt: name.createdAt,
    profile,
    request: keepingMtu(request, facts),
  } as const;
  if (profile.name === 'networkd')
    return ok({ ...plan, steps: networkdSteps(request, facts, files) });
  return request.mac === null
    ? err(blocking)
    : ok({ ...plan, steps: classicSteps(request, request.mac, facts, files) });
}
