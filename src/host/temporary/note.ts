import {
  isIp,
  isJsonObject,
  type HostFilePort,
  type Ipv4,
  type Ipv6,
  parseJson,
  jsonList,
} from '../../model/index.js';

/** In the folder that a reboot empties: the addresses do not outlive it either. */
const path = '/run/xsconsole/temporary-addresses.json';

/** A temporary address as it was added. */
export interface TemporaryNote {
  readonly address: Ipv4 | Ipv6;
  readonly on: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * The addresses that were added since the boot and whose time is not over. What cannot be read
 * counts as none: the kernel knows better.
 */
export async function readTemporaryNotes(
  files: Pick<HostFilePort, 'text' | 'write'>,
): Promise<readonly TemporaryNote[]> {
  const text = await files.text(path);
  const read = parseJson(text.known ? text.value : '');
  return jsonList(read.ok ? read.value : null).flatMap((entry) => {
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
export async function noteTemporaryAddress(
  files: Pick<HostFilePort, 'text' | 'write'>,
  note: TemporaryNote,
): Promise<void> {
  const others = (await readTemporaryNotes(files)).filter(
    ({ address }) => address !== note.address,
  );
  await files.write(path, `${JSON.stringify([...others, note])}\n`, 0o644);
}
