import type { CoordinatorTrial, WireFinding } from '../../model/index.js';
import { hazard, type Hazard } from './hazard.js';

/** What is known around a reset besides the host's own facts. */
export interface ResetSurroundings {
  readonly wire: readonly WireFinding[];
  /** null: nobody has asked for one. */
  readonly coordinator: CoordinatorTrial | null;
  /** When a reset began that stopped half-way (ISO 8601); '' for none. */
  readonly unfinishedSince: string;
}

/** Nobody has looked around. */
export const nothingAround: ResetSurroundings = {
  wire: [],
  coordinator: null,
  unfinishedSince: '',
};

/** What they mean for the reset. */
export function surroundingHazards({
  coordinator,
  unfinishedSince,
}: ResetSurroundings): readonly Hazard[] {
  const params = { address: coordinator?.address ?? '', seconds: `${coordinator?.seconds ?? 0}` };
  return [
    ...(unfinishedSince === ''
      ? []
      : [hazard('reset.unfinished', 'warns', { at: unfinishedSince })]),
    ...(coordinator === null
      ? []
      : coordinator.answers
        ? [hazard('coordinator.answers', 'informs', { address: coordinator.address })]
        : [hazard('coordinator.silent', 'warns', params)]),
  ];
}
