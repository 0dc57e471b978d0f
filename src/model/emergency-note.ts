import { parseJson } from './json.js';
import { hasTexts, isJsonObject, jsonText } from './json-object.js';

/**
 * What a supporter in emergency mode knows of it. Its XAPI keeps it in a file, since it answers
 * nothing but the reason's code.
 */
export interface EmergencyNote {
  /** Address or name of the coordinator that is not reached. */
  readonly coordinator: string;
  /** xapi's code. */
  readonly reason: string;
  readonly detail: string;
  /** ISO 8601. */
  readonly since: string;
  /** How often the coordinator was greeted in vain. */
  readonly tried: number;
}

/** Where it lies on a host: only our own XAPI writes it, and no boot keeps it. */
export const emergencyNotePath = '/run/xsconsole/emergency.json';

/** Reads the note; null where the text is none. */
export function parseEmergencyNote(text: string): EmergencyNote | null {
  const read = parseJson(text);
  if (!read.ok) return null;
  const { value } = read;
  if (!isJsonObject(value) || !hasTexts(value, ['coordinator', 'reason', 'detail', 'since']))
    return null;
  const { tried } = value;
  return typeof tried === 'number' && Number.isSafeInteger(tried) && tried >= 0
    ? {
        coordinator: jsonText(value, 'coordinator'),
        reason: jsonText(value, 'reason'),
        detail: jsonText(value, 'detail'),
        since: jsonText(value, 'since'),
        tried,
      }
    : null;
}
