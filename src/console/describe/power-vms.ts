import { clean, statusWords, unknownValue } from '../../text/index.js';
import { powerWords as words } from '../../text/pages/power.js';
import type { HostKnowledge } from '../knowledge.js';
import { item, named, text, type Paragraph } from '../widgets/paragraph.js';

/**
 * The VMs that stop with this host, by name under a heading. `most`: how many to name; the rest are
 * only counted. If the VMs are unknown, the paragraphs say so.
 */
export function vmsThatWillStop(
  { facts }: Pick<HostKnowledge, 'facts'>,
  most = Infinity,
  heading: string = words.vms,
): readonly Paragraph[] {
  if (facts === null) return [];
  if (!facts.runningVms.known)
    return [text(words.vmsUnknown(unknownValue(facts.runningVms.reason)), 'warning')];
  const vms = facts.runningVms.value;
  if (vms.length === 0) return [text(words.noVms)];
  const listed = vms.length <= most ? vms : vms.slice(0, most - 1);
  const others = vms.length - listed.length;
  return [
    text(heading, 'warning'),
    ...listed.map(({ name }) => named(clean(name) || statusWords.unnamed, 'warning')),
    ...(others === 0 ? [] : [item(words.andOthers(others), 'warning')]),
  ];
}
