/**
 * The text, cut to `most` characters. A client's names and an error's parameters may have any
 * length.
 */
export function truncate(text: string, most: number): string {
  // Twice as many UTF-16 units always hold that many whole characters.
  return text.length <= most
    ? text
    : `${Array.from(text.slice(0, 2 * most))
        .slice(0, most)
        .join('')}...`;
}
