import type {
  PoolHost,
  PoolVms,
  Reason,
  Vm,
  VmState,
  VmVerb,
  VmRequest,
} from '../../../model/index.js';
import {
  bytes,
  summaryWords,
  objectsWords,
  statusWords,
  unknownValue,
  wayIn,
} from '../../../text/index.js';
import { vmListWords as words } from '../../../text/pages/vms/lists.js';
import { unreadParagraphs } from '../../describe/unread.js';
import { millisecondsBetween } from '../../clock.js';
import type { Knowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../../objects.js';
import { question } from '../../widgets/change.js';
import { openObjects, type ObjectsSpec } from '../../widgets/objects.js';
import { blank, named, pair, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, Go, Row } from '../../widgets/spec.js';
import { work } from '../../widgets/work.js';

/** Does something to VMs; each reports its state (`itemStep`). */
export interface VmWork {
  readonly kind: 'vmWork';
  readonly request: VmRequest;
}

type Effects = VmWork | ReadObjects;
type Way = Go<Effects, ObjectAnswer>;

/** For each action, the power states in which it is possible, and XenAPI's name for it. */
const rules: Readonly<
  Record<VmVerb, { readonly from: readonly VmState[]; readonly operation: string }>
> = {
  start: { from: ['Halted'], operation: 'start' },
  startHere: { from: ['Halted'], operation: 'start_on' },
  shutDown: { from: ['Running'], operation: 'clean_shutdown' },
  reboot: { from: ['Running'], operation: 'clean_reboot' },
  suspend: { from: ['Running'], operation: 'suspend' },
  resume: { from: ['Suspended'], operation: 'resume' },
  migrate: { from: ['Running'], operation: 'pool_migrate' },
  forceReboot: { from: ['Running', 'Paused'], operation: 'hard_reboot' },
  forceOff: { from: ['Running', 'Paused', 'Suspended'], operation: 'hard_shutdown' },
};

function uptime({ startedAt }: Vm, now: string): string {
  return startedAt === null
    ? ''
    : summaryWords.uptime(Math.max(0, millisecondsBetween(startedAt, now) / 1000));
}

const hostName = ({ name, here }: PoolHost): string => {
  const shown = objectsWords.nameOf(name);
  return here ? words.hostHere(shown) : shown;
};

function fits(vm: Vm, verb: VmVerb): boolean {
  const { from, operation } = rules[verb];
  return from.includes(vm.state) && !vm.blocked.has(operation);
}

/** Why the action is possible for none of the chosen VMs; '' if it is possible for some. */
function whyNot(verb: VmVerb, chosen: readonly Vm[], { hosts }: PoolVms): string {
  if (verb === 'migrate' && hosts.length < 2) return words.noOtherHost;
  if (verb === 'startHere' && hosts.some(({ here, enabled }) => here && !enabled))
    return words.maintenance;
  if (chosen.some((vm) => fits(vm, verb))) return '';
  const [first] = chosen;
  if (first === undefined || chosen.length > 1) return words.noneFits;
  const { from, operation } = rules[verb];
  return from.includes(first.state)
    ? words.blocked(first.blocked.get(operation) ?? '')
    : words.wrongState(first.state);
}

const names = (vms: readonly Vm[]): readonly Paragraph[] =>
  vms.map(({ name }) => named(objectsWords.nameOf(name)));

/** The last question: which VMs the action is for, and which it skips. */
function askPage(
  verb: VmVerb,
  chosen: readonly Vm[],
  host: PoolHost | null,
  back: Way,
): DialoguePage<Effects, ObjectAnswer> {
  const own = words.verbs[verb];
  const isMeant = (vm: Vm): boolean =>
    fits(vm, verb) && (host === null || vm.host?.ref !== host.ref);
  const vms = chosen.filter(isMeant);
  const others = chosen.filter((vm) => !isMeant(vm));
  const request = {
    verb,
    vms: vms.map(({ ref, name }) => ({ ref, name })),
    host: host?.ref ?? '',
  };
  const title = words.title(own.label);
  const paragraphs = [
    text(own.ask, verb === 'forceOff' || verb === 'forceReboot' ? 'bad' : 'warning'),
    ...names(vms),
    ...(host === null ? [] : [blank, text(words.moveTo(hostName(host)))]),
    ...(others.length === 0 ? [] : [blank, text(words.leftAlone), ...names(others)]),
  ];
  const states = { begun: own.doing, ...words.ended };
  return {
    name: 'vms ask',
    topic: 'vms',
    spec: () =>
      question(
        title,
        paragraphs,
        own.yes,
        work<Effects>(
          { kind: 'vmWork', request: request },
          { title, states, done: words.done },
          back,
        ),
      ),
  };
}

function hostReason({ enabled, live }: PoolHost): string {
  if (!live) return words.hostDown;
  return enabled ? '' : words.hostDisabled;
}

/** The hosts to migrate to: those that at least one chosen VM does not run on. */
function hostPage(
  chosen: readonly Vm[],
  hosts: readonly PoolHost[],
  back: Way,
): DialoguePage<Effects, ObjectAnswer> {
  const elsewhere = hosts.filter(({ ref }) => chosen.some((vm) => vm.host?.ref !== ref));
  return {
    name: 'vms host',
    topic: 'vms',
    spec: () => ({
      kind: 'list',
      title: words.chooseHost,
      intro: [],
      columns: [],
      preselected: 0,
      rows: elsewhere.map((host) => ({
        cells: [hostName(host)],
        disabled: hostReason(host),
        go: { to: 'page', page: askPage('migrate', chosen, host, back) },
      })),
    }),
  };
}

const allVerbs: readonly VmVerb[] = [
  'start',
  'startHere',
  'shutDown',
  'reboot',
  'suspend',
  'resume',
  'migrate',
  'forceReboot',
  'forceOff',
];

function verbRows(
  chosen: readonly Vm[],
  found: PoolVms,
  back: Way,
): readonly Row<Effects, ObjectAnswer>[] {
  const offered = allVerbs.filter((verb) => verb !== 'startHere' || found.hosts.length > 1);
  return offered.map((verb) => ({
    cells: [words.verbs[verb].label, words.verbs[verb].means],
    disabled: whyNot(verb, chosen, found),
    go: {
      to: 'page',
      page:
        verb === 'migrate'
          ? hostPage(chosen, found.hosts, back)
          : askPage(verb, chosen, null, back),
    },
  }));
}

/** Without XAPI the hypervisor still says which VMs run here. */
function unknownParagraphs(reason: Reason, known: Knowledge): readonly Paragraph[] {
  return [...unreadParagraphs(reason, known, words), blank, ...domains(known)];
}

function domains({ facts }: Knowledge): readonly Paragraph[] {
  if (facts === null) return [];
  if (!facts.runningVms.known)
    return [text(words.domainsUnknown(unknownValue(facts.runningVms.reason)), 'warning')];
  const vms = facts.runningVms.value;
  return vms.length === 0
    ? [text(words.here.none)]
    : [text(words.domains), ...vms.map(({ name }) => named(objectsWords.nameOf(name)))];
}

const list = (which: 'here' | 'all'): ObjectsSpec<Vm, PoolVms, Effects> => ({
  title: words[which].label,
  topic: 'vms',
  read: { kind: 'readObjects', of: 'vms' },
  found: (answer) => (answer.of === 'vms' ? answer.found : null),
  rows: ({ vms }) => (which === 'all' ? vms : vms.filter(({ host }) => host?.here === true)),
  columns: words.columns,
  spare: [4, 3, 2],
  cells: (vm, { now }) => [
    words.states[vm.state],
    bytes(vm.memory),
    uptime(vm, now),
    vm.host === null ? '' : objectsWords.nameOf(vm.host.name),
  ],
  intro: () => [text(words.intro)],
  details: (vm, _, { now }) => [
    pair(words.labels.state, words.states[vm.state]),
    pair(words.labels.memory, bytes(vm.memory)),
    ...(vm.startedAt === null ? [] : [pair(words.labels.uptime, uptime(vm, now))]),
    pair(words.labels.host, vm.host === null ? statusWords.noValue : hostName(vm.host)),
  ],
  several: words.several,
  none: words[which].none,
  verbs: (chosen, found, _, back) => verbRows(chosen, found, back),
  unknown: unknownParagraphs,
});

const pageOf = (which: 'here' | 'all'): MenuPage<Effects, ObjectAnswer> => ({
  words: words[which],
  topic: 'vms',
  beside: (known) => [text(words[which].beside), blank, ...domains(known)],
  way: () => wayIn.open,
  enter: () => openObjects(list(which)),
});

/** The menu item VMs Running On This Host. */
export const vmshere = pageOf('here');

/** The menu item All VMs. */
export const vmsall = pageOf('all');
