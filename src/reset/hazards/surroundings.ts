import type { CoordinatorTrial, WireFinding } from '../../model/index.js';
import { hazard, type Hazard } from './hazard.js';

/** What is known for a reset beyond the host's own facts. */
export interface ResetSurroundings {
  readonly wire: readonly WireFinding[];
  /** null: no coordinator was tried. */
  readonly coordinator: CoordinatorTrial | null;
  /** When an unfinished reset began (ISO 8601); '' for none. */
  readonly unfinishedSince: string;
}

/** The value when nothing was looked at. */
export const nothingAround: ResetSurroundings = {
  wire: [],
  coordinator: null,
  unfinishedSince: '',
};

/** The hazards that follow from the surroundings. */
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
