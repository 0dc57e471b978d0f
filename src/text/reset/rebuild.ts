import {
  networkingParts,
  pifName,
  type KeptNetworking,
  type NetworkingPart,
} from '../../model/index.js';
import type { RebuildItem, RebuildReason, RebuiltItem, RebuiltThing } from '../../reset/index.js';
import { clean } from '../sanitize.js';
import { padTo, textWidth } from '../width.js';
import { xapiErrorText } from '../xapi-error.js';

/** Why an item is not made, or not made as it was. */
export function rebuildReasonText({ code, subject }: RebuildReason): string {
  const what = clean(subject);
  switch (code) {
    case 'portGone':
      return `the NIC ${what} is not in this machine`;
    case 'networkGone':
      return `its network ${what === '' ? '' : `${what} `}was deleted`;
    case 'networkTaken':
      return `${what} of this host is on its network now`;
    case 'vlanTaken':
      return `${what} is there already, on another network`;
    case 'bonded':
      return `${what} is in another Bond now`;
    case 'belowMissing':
      return `${what} is not there`;
    case 'unmanaged':
      return `XAPI does not manage ${what}`;
    case 'noAddress':
      return `${what} has no address, and XAPI makes no tunnel over it`;
    case 'carriesManagement':
      return `${what} carries management and keeps the addresses that it has now`;
    case 'otherNetwork':
      return `its name has changed, so XAPI has put it on the network ${what}`;
    case 'notAsWanted':
      return 'XAPI accepted every call, but it is not there as it was';
    case 'notKept':
      return 'not enough of it is known';
  }
}

/**
 * Why an item is not as it was: XenAPI's words, or else a sentence of this program; '' if there is
 * no reason.
 */
export function rebuildWhy({
  reason = null,
  detail,
}: Pick<RebuiltThing, 'reason' | 'detail'>): string {
  return detail === '' ? (reason === null ? '' : rebuildReasonText(reason)) : xapiErrorText(detail);
}

/** The state of an item in a word or two. */
export const rebuiltStates = {
  planned: 'to do',
  made: 'made',
  exists: 'there',
  impossible: 'cannot',
  failed: 'FAILED',
} as const satisfies Readonly<Record<RebuiltItem['state'], string>>;

/** What was wanted and what there is, a heading first, then a line for each item. */
export function rebuildTable(
  items: readonly Pick<RebuiltItem, 'kind' | 'name' | 'state' | 'reason' | 'detail'>[],
): readonly string[] {
  const wanted = items.map(({ kind, name }) => `${kind} ${clean(name)}`);
  const width = Math.max(...wanted.map(textWidth), 'Wanted'.length) + 2;
  return [
    `${'Wanted'.padEnd(width)}Got`,
    ...items.map((item, index) => {
      const why = rebuildWhy(item);
      const result = `${rebuiltStates[item.state]}${why === '' ? '' : `: ${why}`}`;
      return `${padTo(wanted[index] ?? '', width)}${result}`;
    }),
  ];
}

/** One line for an item: its result, its kind and name, and why it is not as it was. */
export function rebuildLine(
  { kind, name, reason }: Pick<RebuildItem, 'kind' | 'name' | 'reason'>,
  state: RebuiltItem['state'],
  detail = '',
): string {
  const why = rebuildWhy({ reason, detail });
  return `${rebuiltStates[state].padEnd(6)} ${kind} ${clean(name)}${why === '' ? '' : `: ${why}`}`;
}

/** Words around a rebuild. */
export const rebuildWords = {
  nothingKept: 'Nothing is kept from before a reset of this host, so there is nothing to recreate.',
  unknownNames: (names: readonly string[], known: readonly string[]): string =>
    `--only: nothing that was kept is called ${names.map(clean).join(', ')}. These were kept: ` +
    `${known.map(clean).join(', ')}.`,
  kept: (kept: KeptNetworking): readonly string[] => [
    `Networking as it was kept ${clean(kept.at)}: ${keptSources(kept).join('; ')}.`,
    ...clusterLines(kept),
  ],
  nothingToDo: 'Nothing is missing.',
  nothingPossible: 'Nothing more can be recreated.',
  done: 'Everything that was wanted is there.',
  notAll: 'Not everything that was wanted is there. Run the command again when the reason is gone.',
  notRecorded: 'It could not be recorded what was recreated',
  unreachable: (why: string): string =>
    `XAPI does not answer, so nothing can be recreated: ${xapiErrorText(why)}.`,
} as const;

const sourceNames = {
  xapi: 'XAPI',
  database: 'the pool database file',
  networkd: 'networkd.db',
} as const;

const partNames: Readonly<Record<NetworkingPart, string>> = {
  pifs: 'ports and addresses',
  bonds: 'Bonds',
  vlans: 'VLANs',
  tunnels: 'tunnels',
  sriovs: 'SR-IOV networks',
  purposes: 'purposes and settings',
};

/** A cluster membership is only reported; a rebuild does not restore it. */
function clusterLines({ networking: { clusters, pifs } }: KeptNetworking): readonly string[] {
  return clusters.map(({ pif }) => {
    const over = clean(pifName(pifs.find(({ ref }) => ref === pif)));
    return (
      `The cluster membership over ${over} is not recreated here. When the networking is back: ` +
      'xe cluster-pool-resync.'
    );
  });
}

/** The source and age of each part that was kept, and the parts that were unknown. */
function keptSources({ at, sources }: KeptNetworking): readonly string[] {
  const found = new Map<string, string[]>();
  for (const part of networkingParts) {
    const source = sources[part];
    const from =
      source === undefined
        ? 'not known'
        : `from ${sourceNames[source.from]}` +
          (source.at === at ? '' : ` of ${clean(source.at) || 'unknown age'}`);
    found.set(from, [...(found.get(from) ?? []), partNames[part]]);
  }
  return [...found].map(
    ([from, parts]) => `${found.size === 1 ? 'all of it' : parts.join(', ')} ${from}`,
  );
}
