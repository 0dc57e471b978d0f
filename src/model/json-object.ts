/** A JSON object, told from a list and null: what was written by another version, or by others, is looked at member by member. */
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
