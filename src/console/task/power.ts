import { clean, powerWords as words, statusWords, unknownValue } from '../../text/index.js';
import { blank, item, named, text, type Paragraph } from '../paragraph.js';
import type { PowerAction, VmsBefore } from '../change.js';
import type { HostKnowledge } from '../pages/page.js';
import { question, type Go, type PageSpec, type TaskContext } from './page-spec.js';

/** Names of VMs that fit a list's page beside its rows; the last question has all of them. */
const fewVms = 5;

/** The VMs that die with this host, by name (`most`: so many of them, and the number of the others) under a heading; what is not known is said to be unknown. */
export function vmsThatWillStop(
  { facts }: HostKnowledge,
  most = Infinity,
  heading: string = words.vms,
): readonly Paragraph[] {
  if (facts === null) return [];
  if (!facts.runningVms.known)
    return [text(words.vmsUnknown(unknownValue(facts.runningVms.reason)), 'warning')];
  const vms = facts.runningVms.value;
  if (vms.length === 0) return [text(words.noVms)];
  const told = vms.length <= most ? vms : vms.slice(0, most - 1);
  const others = vms.length - told.length;
  return [
    text(heading, 'warning'),
    ...told.map(({ name }) => named(clean(name) || statusWords.unnamed, 'warning')),
    ...(others === 0 ? [] : [item(words.andOthers(others), 'warning')]),
  ];
}

function armed({ facts }: HostKnowledge): readonly Paragraph[] {
  if (facts === null) return [];
  if (!facts.haArmed.known)
    return [text(words.haUnknown(unknownValue(facts.haArmed.reason)), 'warning')];
  return facts.haArmed.value ? [text(words.ha, 'bad')] : [];
}

/** Guests can be asked to shut down through XAPI only; while none runs there is nobody to ask. */
function canShutDown({ facts }: HostKnowledge): boolean {
  return (
    facts !== null &&
    facts.xapi === 'running' &&
    (!facts.runningVms.known || facts.runningVms.value.length > 0)
  );
}

/** Reboot or Shutdown: what becomes of the VMs is chosen first, where there is a choice; else it is the last question at once. */
export function powerStartPage(action: PowerAction, host: TaskContext): PageSpec {
  if (!canShutDown(host)) return powerAskPage({ action, vms: 'leave' }, host);
  const ask = (vms: VmsBefore): Go => ({
    to: 'page',
    page: { task: 'power', page: 'ask', action, vms },
  });
  return {
    kind: 'list',
    title: words[action].title,
    intro: [
      text(words[action].does, 'warning'),
      ...armed(host),
      ...vmsThatWillStop(host, fewVms, words.vmsAsked),
    ],
    columns: [],
    preselected: 0,
    rows: [
      { cells: [words.shutDown, words.shutDownMeans], disabled: '', go: ask('shutDown') },
      { cells: [words.leave, words.leaveMeans], disabled: '', go: ask('leave') },
    ],
  };
}

function withoutXapi(host: HostKnowledge): readonly Paragraph[] {
  const { facts } = host;
  const mayRun = facts !== null && (!facts.runningVms.known || facts.runningVms.value.length > 0);
  return mayRun && facts.xapi !== 'running' ? [blank, text(words.noXapi)] : [];
}

/** The last question: what dies with the host, and F8. */
export function powerAskPage(
  { action, vms }: { readonly action: PowerAction; readonly vms: VmsBefore },
  host: TaskContext,
): PageSpec {
  const own = words[action];
  const ha = armed(host);
  const shutDownFirst = vms === 'shutDown';
  const blocks = [
    text(shutDownFirst ? own.after : own.does, 'warning'),
    ...(ha.length === 0 ? [] : [blank, ...ha]),
    blank,
    ...(shutDownFirst ? [text(words.howShutDown), blank] : []),
    ...(shutDownFirst
      ? vmsThatWillStop(host, Infinity, words.vmsAsked)
      : [...vmsThatWillStop(host), ...withoutXapi(host)]),
  ];
  const change = { kind: 'power', action, vms } as const;
  return shutDownFirst
    ? question(own.ask, blocks, words.yesShutDown, change, {
        task: 'power',
        page: 'vms',
        action,
        since: host.now,
        vms: [],
        result: null,
      })
    : question(own.ask, blocks, own.yes, change);
}
