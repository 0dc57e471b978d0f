import type { JournalEntry } from './journal.js';

/**
 * An entry from the JSON it was written as; null for anything else. The line's checksum has vouched for the bytes, so what is
 * looked at here is whether this version wrote it: the kind, the plan's format version, and the parts that every reader relies on.
 */
export function parseJournalEntry(text: string): JournalEntry | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJournalEntry(value) ? value : null;
  } catch {
    return null;
  }
}

function isJournalEntry(value: unknown): value is JournalEntry {
  if (!isObject(value) || !('kind' in value)) return false;
  switch (value.kind) {
    case 'begun':
      return 'plan' in value && isPlan(value.plan) && 'basis' in value && isObject(value.basis) && isInitiated(value) && 'pid' in value;
    case 'event':
      return 'event' in value && isEvent(value.event);
    case 'ended':
      return isDated(value) && 'outcome' in value && isObject(value.outcome) && 'result' in value.outcome;
    case 'resumed':
    case 'undoing':
    case 'undone':
      return isDated(value) && isInitiated(value);
    case 'completed':
      return isDated(value) && 'report' in value;
    case 'asked':
      return isDated(value) && 'question' in value && isPort(value.question) && 'used' in value.question && typeof value.question.used === 'string';
    case 'answered':
      return isDated(value) && isInitiated(value) && 'answer' in value && isPort(value.answer) && value.answer.mac !== null;
    case 'acknowledged':
      return isDated(value) && isInitiated(value) && 'report' in value;
    default:
      return false;
  }
}

function isPlan(value: unknown): boolean {
  return isObject(value) && 'formatVersion' in value && value.formatVersion === 1 && 'id' in value && typeof value.id === 'string'
    && 'steps' in value && Array.isArray(value.steps) && value.steps.every((step) => isObject(step) && 'kind' in step);
}

function isEvent(value: unknown): boolean {
  return isObject(value) && 'planId' in value && typeof value.planId === 'string' && 'seq' in value && typeof value.seq === 'number'
    && 'step' in value && typeof value.step === 'number' && 'phase' in value && typeof value.phase === 'string';
}

function isDated(value: object): boolean {
  return 'planId' in value && typeof value.planId === 'string' && 'at' in value && typeof value.at === 'string';
}

function isInitiated(value: object): boolean {
  return 'initiator' in value && isObject(value.initiator) && 'user' in value.initiator && typeof value.initiator.user === 'string'
    && (!('overridden' in value.initiator) || isTexts(value.initiator.overridden));
}

function isPort(value: unknown): value is { readonly device: string; readonly mac: string | null } {
  return isObject(value) && 'device' in value && typeof value.device === 'string' && 'mac' in value && (value.mac === null || typeof value.mac === 'string');
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
