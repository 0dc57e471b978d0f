import { isIp, isJsonObject, type Ipv4, type Ipv6 } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';
import { writeHostFile } from '../files/write-host-file.js';

/** In the folder that a reboot empties: the addresses do not outlive it either. */
const path = '/run/xsconsole/temporary-addresses.json';

/** A temporary address as it was added. */
export interface TemporaryNote {
  readonly address: Ipv4 | Ipv6;
  readonly on: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The addresses that were added since the boot and whose time is not over. What cannot be read counts as none: the kernel knows better. */
export async function readTemporaryNotes(root: string): Promise<readonly TemporaryNote[]> {
  const text = await readHostText(root, path);
  let list: unknown;
  try {
    list = text.known ? JSON.parse(text.value) : [];
  } catch {
    list = [];
  }
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return entries.flatMap((entry) => {
    if (!isJsonObject(entry)) return [];
    const { address, on, until } = entry;
    return typeof address === 'string' &&
      isIp(address) &&
      typeof on === 'string' &&
      typeof until === 'number' &&
      until > Date.now()
      ? [{ address, on, until }]
      : [];
  });
}

/** Keeps one for the Status Display. That it cannot be kept takes nothing from the address. */
export async function noteTemporaryAddress(root: string, note: TemporaryNote): Promise<void> {
  const others = (await readTemporaryNotes(root)).filter(({ address }) => address !== note.address);
  await writeHostFile(root, path, `${JSON.stringify([...others, note])}\n`, 0o644);
}
