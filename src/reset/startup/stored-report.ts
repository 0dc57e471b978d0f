import { isMissing } from '../rebuild/topology.js';
import { hasTexts, isJsonObject, isPoolLoss, isWireFinding } from '../../model/index.js';
import type { VerificationReport } from './verification.js';

function isCheck(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    hasTexts(value, ['code', 'wanted', 'got']) &&
    typeof value['ok'] === 'boolean'
  );
}

function isLost(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { known, reason } = value;
  return known === true
    ? isPoolLoss(value['value'])
    : known === false && isJsonObject(reason) && 'code' in reason && 'detail' in reason;
}

/**
 * Whether a value from the journal (`completed`) is a report that this version could have written.
 */
export function isVerificationReport(value: unknown): value is VerificationReport {
  if (!isJsonObject(value) || !hasTexts(value, ['at'])) return false;
  const { planId, checks, wire = [], missing = [], against = 'former' } = value;
  return (
    against === 'former' &&
    (planId === null || typeof planId === 'string') &&
    Array.isArray(checks) &&
    checks.every(isCheck) &&
    Array.isArray(wire) &&
    wire.every(isWireFinding) &&
    isMissing(missing) &&
    (!('lost' in value) || isLost(value['lost']))
  );
}
