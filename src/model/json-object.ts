/**
 * A JSON object, told from a list and null: what was written by another version, or by others, is
 * looked at member by member.
 */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether each of these members is a text. */
export function hasTexts(
  object: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): boolean {
  return keys.every((key) => typeof object[key] === 'string');
}

/** A member's text, or '' where it is absent or something else. */
export function jsonText(object: Readonly<Record<string, unknown>>, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** The items of a list; none where it is something else. */
export function jsonList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings of a list; anything else in it is left out. */
export function jsonTexts(value: unknown): readonly string[] {
  return jsonList(value).filter((item) => typeof item === 'string');
}
