import type { FileState, HostFiles, FilePort } from '../../model/index.js';
import type { FileRole, ResetPlan, ResetStep } from './plan.js';

/** A step that changes a file of the host. */
export type FileStep = Extract<ResetStep, { readonly kind: 'replaceFile' | 'removeFile' }>;

/** The file steps of a plan, in its order: the trigger is the last of them. */
export function fileSteps(plan: ResetPlan): readonly FileStep[] {
  return plan.steps.filter((step) => step.kind === 'replaceFile' || step.kind === 'removeFile');
}

/** The index of the step that writes the trigger; -1 in a plan without one. */
export function triggerStep(plan: ResetPlan): number {
  return plan.steps.findIndex((step) => step.kind === 'replaceFile' && step.file === 'trigger');
}

/** The file is as this step leaves it. */
export function isAsWanted(step: FileStep, state: FileState): boolean {
  return step.kind === 'removeFile'
    ? state.state === 'absent'
    : state.state === 'present' && state.text === step.content;
}

/** networkd writes its database whenever it likes, so a change of it is nobody's work that could be lost. */
export function isRewrittenByHost(role: FileRole): boolean {
  return role === 'networkdDatabase';
}

/**
 * Paths of files that are neither as the plan was made from them nor already as it wants them: somebody else has changed them,
 * and going on would lose that change.
 */
export async function changedMeanwhile(
  plan: ResetPlan,
  basis: HostFiles,
  files: FilePort,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const step of fileSteps(plan)) {
    if (isRewrittenByHost(step.file)) continue;
    const now = await files.read(step.path);
    if (!isAsWanted(step, now) && !isSame(basis[step.file], now)) changed.push(step.path);
  }
  return changed;
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
