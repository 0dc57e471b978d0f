/** A time as XenAPI writes it, such as `20240131T09:08:07Z`. */
export function timestamp(time: Date): string {
  return time
    .toISOString()
    .replace(/-/g, '')
    .replace(/\.[0-9]+/, '');
}
