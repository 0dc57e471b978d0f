/**
 * The text, or as much of it as is fit to be kept: what a client names and what an error repeats
 * may be of any length.
 */
export function truncate(text: string, most: number): string {
  // Twice as many units hold so many characters whole, whatever they are.
  return text.length <= most
    ? text
    : `${Array.from(text.slice(0, 2 * most))
        .slice(0, most)
        .join('')}...`;
}
