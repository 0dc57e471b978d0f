import type { JournalEntry } from './journal.js';
import { hasTexts, isJsonObject } from '../../model/index.js';

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
  if (!isJsonObject(value)) return false;
  const { plan, basis, event, outcome, question, answer } = value;
  switch (value['kind']) {
    case 'begun':
      return isPlan(plan) && isJsonObject(basis) && isInitiated(value) && 'pid' in value;
    case 'event':
      return isEvent(event);
    case 'ended':
      return isDated(value) && isJsonObject(outcome) && 'result' in outcome;
    case 'resumed':
    case 'undoing':
    case 'undone':
      return isDated(value) && isInitiated(value);
    case 'completed':
      return isDated(value) && 'report' in value;
    case 'asked':
      return isDated(value) && isPort(question) && hasTexts(question, ['used']);
    case 'answered':
      return isDated(value) && isInitiated(value) && isPort(answer) && answer['mac'] !== null;
    case 'acknowledged':
      return isDated(value) && isInitiated(value) && 'report' in value;
    default:
      return false;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function isPlan(value: unknown): boolean {
  if (!isJsonObject(value) || value['formatVersion'] !== 1 || !hasTexts(value, ['id']))
    return false;
  const { steps } = value;
  return Array.isArray(steps) && steps.every((step) => isJsonObject(step) && 'kind' in step);
}

function isEvent(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    hasTexts(value, ['planId', 'phase']) &&
    typeof value['seq'] === 'number' &&
    typeof value['step'] === 'number'
  );
}

function isDated(value: JsonObject): boolean {
  return hasTexts(value, ['planId', 'at']);
}

function isInitiated({ initiator }: JsonObject): boolean {
  return (
    isJsonObject(initiator) &&
    hasTexts(initiator, ['user']) &&
    (!('overridden' in initiator) || isTexts(initiator['overridden']))
  );
}

function isPort(value: unknown): value is JsonObject {
  return (
    isJsonObject(value) &&
    hasTexts(value, ['device']) &&
    (value['mac'] === null || hasTexts(value, ['mac']))
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
