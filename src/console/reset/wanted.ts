import { coordinatorAddressOf } from '../../model/index.js';
import { resetsNames, usesNameServers } from '../../reset/index.js';
import {
  clean,
  confirmWords,
  ipv4Words,
  ipv6Words,
  previewWords as words,
} from '../../text/index.js';
import { pair, type Paragraph } from '../widgets/paragraph.js';
import type { PlannedReset } from './steps/step.js';

/**
 * The wanted management interface, one value per line, without values that a host of this kind
 * cannot have.
 */
export function wantedParagraphs({
  request,
  facts,
  thenRebuild,
  confirmWithin,
}: PlannedReset): readonly Paragraph[] {
  const classic = facts.profile.name === 'classic';
  const kept = coordinatorAddressOf(facts.pool);
  const coordinator = facts.pool.role === 'coordinator' ? '' : (request.coordinatorAddress ?? kept);
  return [
    pair(words.device, clean(request.device), 'accent'),
    ...(request.mac === null ? [] : [pair(words.mac, request.mac)]),
    ...(classic && request.vlan === null
      ? []
      : [pair(words.vlan, request.vlan === null ? words.untagged : `${request.vlan}`)]),
    ...(request.bond === undefined
      ? []
      : [
          pair(
            words.bond,
            words.bondLater(
              request.bond.members.map(({ device }) => device).join(', '),
              request.bond.mode,
            ),
          ),
        ]),
    pair(words.ipv4, ipv4Words(request.ipv4), 'accent'),
    ...(classic ? [] : [pair(words.ipv6, ipv6Words(request.ipv6))]),
    ...(usesNameServers(request)
      ? [pair(words.dns, request.dns.length === 0 ? words.none : request.dns.join(', '))]
      : []),
    ...(coordinator === '' ? [] : [pair(words.coordinator, clean(coordinator))]),
    ...(thenRebuild === true ? [pair(words.afterwards, words.thenRebuild)] : []),
    ...(confirmWithin === undefined
      ? []
      : [pair(words.returns, confirmWords.within(confirmWithin))]),
    ...(facts.renameScript && !classic
      ? [pair(words.names, resetsNames(request, facts) ? words.namesReset : words.namesKept)]
      : []),
  ];
}
