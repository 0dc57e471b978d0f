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
