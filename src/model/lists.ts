/** The entries of a list that somebody typed: commas or blanks between them. */
export function typedList(text: string): readonly string[] {
  return text.split(/[, ]+/u).filter((entry) => entry !== '');
}

/** The entries of a list with commas between them, as XenAPI, files and options have it. */
export function commaList(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The entries sorted by name, whatever the case: the order in which people see them. */
export function byName<Entry extends { readonly name: string }>(
  entries: readonly Entry[],
): readonly Entry[] {
  const lower = ({ name }: Entry): string => name.toLowerCase();
  return entries.toSorted((one, other) =>
    lower(one) < lower(other) ? -1 : lower(one) > lower(other) ? 1 : 0,
  );
}
