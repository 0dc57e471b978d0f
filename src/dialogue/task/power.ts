import { clean, powerWords, unknownValue } from '../../text/index.js';
import { blank, item, text, type Block } from '../block.js';
import type { HostKnowledge } from '../pages/page.js';
import { question, type PageSpec } from './pagespec.js';

/** The VMs that die with this host, by name; what is not known is said to be unknown. */
export function doomedVms({ facts }: HostKnowledge): readonly Block[] {
  if (facts === null) return [];
  if (!facts.runningVms.known) return [text(powerWords.vmsUnknown(unknownValue(facts.runningVms.reason)), 'warning')];
  const vms = facts.runningVms.value;
  return vms.length === 0 ? [text(powerWords.noVms)] : [text(powerWords.vms, 'warning'), ...vms.map(({ name }) => item(clean(name), 'warning'))];
}

/** Reboot or Shutdown: what dies with it, and F8. */
export function powerPage(action: 'reboot' | 'shutdown', host: HostKnowledge): PageSpec {
  const words = powerWords[action];
  const armed = host.facts?.haArmed.known === true && host.facts.haArmed.value;
  const blocks = [text(words.does, 'warning'), ...(armed ? [blank, text(powerWords.ha, 'bad')] : []), blank, ...doomedVms(host)];
  return question(words.title, blocks, words.yes, { kind: 'power', action });
}
