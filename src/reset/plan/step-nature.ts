import { stepNatures, type ResetStep, type StepNature } from './plan.js';

type KindOf<Nature extends StepNature> = {
  [Kind in ResetStep['kind']]: (typeof stepNatures)[Kind] extends Nature ? Kind : never;
}[ResetStep['kind']];

/** A step of this nature. */
export type StepOf<Nature extends StepNature> = Extract<
  ResetStep,
  { readonly kind: KindOf<Nature> }
>;

/** Whether a step is of this nature. */
export function isOf<Nature extends StepNature>(
  step: ResetStep,
  nature: Nature,
): step is StepOf<Nature> {
  const own: StepNature = stepNatures[step.kind];
  return own === nature;
}

/** True for a step that changes something the host would notice. */
export function isChange(step: ResetStep): boolean {
  return !isOf(step, 'prepares');
}

/**
 * True for a step whose error does not roll anything back. The files are complete and the trigger
 * is in place, so the host's next start resets it.
 */
export function isPointOfNoReturn(step: ResetStep | undefined): boolean {
  return step !== undefined && isOf(step, 'completes');
}

/** True for a step that an undo reverses. The effects of the others stay or do not matter then. */
export function isReversible(step: ResetStep): step is StepOf<'changesFile' | 'stopsService'> {
  return isOf(step, 'changesFile') || isOf(step, 'stopsService');
}
