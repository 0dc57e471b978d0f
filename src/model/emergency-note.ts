import { parseJson } from './json.js';
import { hasTexts, isJsonObject, jsonText } from './json-object.js';

/**
 * What a supporter in emergency mode knows about its emergency. XAPI answers calls with the code of
 * the reason alone, so our own XAPI keeps the rest in a file.
 */
export interface EmergencyNote {
  /** Address or name of the coordinator that does not answer. */
  readonly coordinator: string;
  /** xapi's error code. */
  readonly reason: string;
  readonly detail: string;
  /** ISO 8601. */
  readonly since: string;
  /** How often the host called the coordinator without an answer. */
  readonly tried: number;
}

/** The host path of the note. Only our own XAPI writes it, and a reboot removes it. */
export const emergencyNotePath = '/run/xsconsole/emergency.json';

/** Reads the note; null when the text is not one. */
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
