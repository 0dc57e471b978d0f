import { known, unknown, type Known } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';

const localDatabase = '/var/lib/xcp/local.db';

/**
 * Whether HA is armed on this host, as xapi remembers it for itself in var/lib/xcp/local.db: that tells the truth while xapi is
 * down. A whole file without the row means never armed (xapi reads it so); an absent or torn one says nothing.
 */
export async function readHaArmed(root: string): Promise<Known<boolean>> {
  const read = await readHostText(root, localDatabase);
  if (!read.known) return read;
  const text = read.value;
  if (!/<\/localdb>\s*$|<localdb\s*\/>\s*$/.test(text))
    return unknown('damaged', 'local.db does not end with </localdb>');
  const row = /<row\s[^>]*key="ha\.armed"[^>]*>/.exec(text)?.[0];
  if (row === undefined) return known(false);
  const value = /\svalue="([^"]*)"/.exec(row)?.[1];
  return value === 'true' || value === 'false' ? known(value === 'true') : unknown('damaged', row);
}
