import type { CoordinatorTrial, WireFinding } from '../../model/index.js';
import { hazard, type Hazard, type HazardCode } from './hazard.js';

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
  return [
    ...(unfinishedSince === ''
      ? []
      : [hazard('reset.unfinished', 'warns', { at: unfinishedSince })]),
    ...(coordinator === null ? [] : [coordinatorHazard(coordinator)]),
  ];
}

/**
 * What was found at the coordinator's address. A host that would not find its pool there is
 * refused, but the operator may know better.
 */
export function coordinatorHazard(trial: CoordinatorTrial): Hazard {
  const { address, seconds, coordinator } = trial;
  const told = (code: HazardCode, severity: Hazard['severity']): Hazard => ({
    ...hazard(code, severity, { address, seconds: String(seconds), coordinator }),
    overridable: severity === 'blocks',
  });
  if (trial.proof === 'foreign') return told('coordinator.foreign', 'blocks');
  switch (trial.found) {
    case 'silent':
      return told('coordinator.silent', 'warns');
    case 'refused':
      return told('coordinator.refused', 'warns');
    case 'noRoute':
      return told('coordinator.noRoute', 'warns');
    case 'noAddress':
      return told('coordinator.noAddress', 'warns');
    case 'answers':
      return told('coordinator.answers', 'informs');
    case 'starting':
      return told('coordinator.starting', 'warns');
    case 'noCertificate':
      return told('coordinator.noCertificate', 'warns');
    case 'thisHost':
      return told('coordinator.isThisHost', 'blocks');
    case 'noXapi':
      return told('coordinator.noXapi', 'warns');
    case 'supporter':
      return told('coordinator.isSupporter', 'blocks');
    case 'coordinator':
      return trial.proof === 'ours'
        ? told('coordinator.proven', 'informs')
        : told('coordinator.notProven', 'informs');
  }
}
