import {
  hostPaths,
  type FileState,
  type HostFiles,
  type FilePort,
  type HostProfile,
} from '../../model/index.js';
import type { FileRole, ResetPlan } from './plan.js';
import { isOf, type StepOf } from './step-nature.js';

/** A step that changes a file of the host. */
export type FileStep = StepOf<'changesFile'>;

/** The path of a role's file on a host of this profile. */
export function pathOfRole(role: FileRole, profile: HostProfile): string {
  return role === 'trigger' ? profile.triggerPath : hostPaths[role];
}

const rolesByPath: ReadonlyMap<string, FileRole> = new Map<string, FileRole>([
  [hostPaths.inventory, 'inventory'],
  [hostPaths.management, 'management'],
  [hostPaths.poolConf, 'poolConf'],
  [hostPaths.networkdDatabase, 'networkdDatabase'],
  ['/tmp/network-reset', 'trigger'],
  ['/var/tmp/network-reset', 'trigger'],
]);

/** The role of the file at a path; null for a path that no reset writes. */
export function roleAt(path: string): FileRole | null {
  return rolesByPath.get(path) ?? null;
}

/** The file steps of a plan, in order. The trigger is the last of them. */
export function fileSteps(plan: ResetPlan): readonly FileStep[] {
  return plan.steps.filter((step) => isOf(step, 'changesFile'));
}

/** The index of the step that writes the trigger; -1 in a plan without one. */
export function triggerStep(plan: ResetPlan): number {
  return plan.steps.findIndex((step) => step.kind === 'replaceFile' && step.file === 'trigger');
}

/** True when the file is already as this step leaves it. */
export function isAsWanted(step: FileStep, state: FileState): boolean {
  return step.kind === 'removeFile'
    ? state.state === 'absent'
    : state.state === 'present' && state.text === step.content;
}

/**
 * networkd rewrites its database at any time, so a change of that file is nobody's work that could
 * be lost.
 */
export function isRewrittenByHost(role: FileRole): boolean {
  return role === 'networkdDatabase';
}

/**
 * The present state of one file of a plan. `old`: as before the reset. `new`: as the reset wants
 * it. `other`: neither (changed by somebody else, or unreadable).
 */
export interface PlanFileState {
  readonly path: string;
  readonly file: FileRole;
  readonly state: 'old' | 'new' | 'other';
}

/**
 * The present state of every file of the plan. A file that the reset leaves as it was counts as
 * new.
 */
export async function planFileStates(
  plan: ResetPlan,
  basis: HostFiles,
  files: FilePort,
): Promise<readonly PlanFileState[]> {
  const states: PlanFileState[] = [];
  for (const step of fileSteps(plan)) {
    const now = await files.read(step.path);
    const state = isAsWanted(step, now) ? 'new' : isSame(basis[step.file], now) ? 'old' : 'other';
    states.push({ path: step.path, file: step.file, state });
  }
  return states;
}

/**
 * Paths of files that are neither as they were when the plan was made nor as the plan wants them.
 * Somebody else has changed them, and going on would lose that change.
 */
export async function changedMeanwhile(
  plan: ResetPlan,
  basis: HostFiles,
  files: FilePort,
): Promise<readonly string[]> {
  const states = await planFileStates(plan, basis, files);
  return states.flatMap(({ path, file, state }) =>
    state === 'other' && !isRewrittenByHost(file) ? [path] : [],
  );
}

function isSame(before: FileState, now: FileState): boolean {
  if (before.state !== 'present' || now.state !== 'present') return before.state === now.state;
  return (
    before.text === now.text &&
    before.mode === now.mode &&
    before.uid === now.uid &&
    before.gid === now.gid
  );
}
