/**
 * True for a JSON object that is not a list and not null. Other versions and other programs write
 * such files, so each member is checked on its own.
 */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether each of these members is a string. */
export function hasTexts(
  object: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): boolean {
  return keys.every((key) => typeof object[key] === 'string');
}

/** The string in a member, or '' when it is absent or not a string. */
export function jsonText(object: Readonly<Record<string, unknown>>, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** The items of a list; empty for any other value. */
export function jsonList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings of a list; other items are left out. */
export function jsonTexts(value: unknown): readonly string[] {
  return jsonList(value).filter((item) => typeof item === 'string');
}
