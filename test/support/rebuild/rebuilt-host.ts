import { readHostNetworking } from '../../../src/operations/index.js';
import type { RebuiltItem } from '../../../src/reset/index.js';
import type { HostNetworking } from '../../../src/model/index.js';
import type { TestXapi } from '../../xapi/with-xapi.js';
import { sessionOn } from '../xapi-session.js';

/** The host's networking, as its server has it. */
export async function networkingNow(test: TestXapi, uuid: string): Promise<HostNetworking> {
  const read = await readHostNetworking(sessionOn(test), uuid);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** What a rebuild has listed as impossible or left as the reset had made it. */
export function left(items: readonly RebuiltItem[]): ReadonlySet<string> {
  return new Set(items.filter(({ state }) => state === 'impossible').map(({ pif }) => pif));
}

/** The names of items with what came of them. */
export function story(items: readonly RebuiltItem[]): readonly string[] {
  return items.map(
    ({ kind, name, state, reason, detail }) =>
      `${kind} ${name}: ${state}${reason === null ? '' : ` (${reason.code} ${reason.subject})`}` +
      (detail === '' ? '' : ` ${detail}`),
  );
}
