import type { CoordinatorProbe, WireFinding } from '../../model/index.js';
import { hazard, type Hazard, type HazardCode } from './hazard.js';

/** What is known for a reset beyond the host's own facts. */
export interface ResetSurroundings {
  readonly wire: readonly WireFinding[];
  /** null: no coordinator was tried. */
  readonly coordinator: CoordinatorProbe | null;
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
export function coordinatorHazard(probe: CoordinatorProbe): Hazard {
  const { address, seconds, coordinator } = probe;
  const hazardOf = (code: HazardCode, severity: Hazard['severity']): Hazard => ({
    ...hazard(code, severity, { address, seconds: String(seconds), coordinator }),
    overridable: severity === 'blocks',
  });
  if (probe.proof === 'foreign') return hazardOf('coordinator.foreign', 'blocks');
  switch (probe.found) {
    case 'silent':
      return hazardOf('coordinator.silent', 'warns');
    case 'refused':
      return hazardOf('coordinator.refused', 'warns');
    case 'noRoute':
      return hazardOf('coordinator.noRoute', 'warns');
    case 'noAddress':
      return hazardOf('coordinator.noAddress', 'warns');
    case 'answers':
      return hazardOf('coordinator.answers', 'informs');
    case 'starting':
      return hazardOf('coordinator.starting', 'warns');
    case 'noCertificate':
      return hazardOf('coordinator.noCertificate', 'warns');
    case 'thisHost':
      return hazardOf('coordinator.isThisHost', 'blocks');
    case 'noXapi':
      return hazardOf('coordinator.noXapi', 'warns');
    case 'supporter':
      return hazardOf('coordinator.isSupporter', 'blocks');
    case 'coordinator':
      return probe.proof === 'ours'
        ? hazardOf('coordinator.proven', 'informs')
        : hazardOf('coordinator.notProven', 'informs');
  }
}
