import type { ItemEvent, PowerAction } from '../../model/index.js';
import { changeWords, choiceWords, clean, unknownValue, wayIn } from '../../text/index.js';
import { powerWords as words } from '../../text/pages/power.js';
import type { ChangeResult } from '../change.js';
import { millisecondsBetween } from '../clock.js';
import { vmsThatWillStop } from '../describe/power-vms.js';
import type { HostKnowledge, Knowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { ItemStep } from '../objects.js';
import { change, isAbout, question, type ChangeAnswer } from '../widgets/change.js';
import { noHint } from '../widgets/moved.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import type { ChoiceSpec, DialoguePage, Go, Spec, TextSpec } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import { itemRows, withItem } from '../widgets/work.js';

/**
 * What happens to running VMs first: the guests are asked to shut down and waited for, or they are
 * killed with the host.
 */
export type VmsBefore = 'shutDown' | 'leave';

/**
 * Takes the host down. `ok` means that it is going down; `restart` events tell the rest. With
 * `shutDown`, each VM reports how it ends (`itemStep`).
 */
export interface Power {
  readonly kind: 'power';
  readonly action: PowerAction;
  readonly vms: VmsBefore;
}

/**
 * Stops waiting for VMs while the host can still stay up. If it comes in time, the change has no
 * answer; else it is answered as usual.
 */
export interface StopChange {
  readonly kind: 'stopChange';
  readonly change: 'power';
}

type Effects = Power | StopChange;
type Answers = ChangeAnswer | ItemStep;
type Page = DialoguePage<Effects, Answers>;

/** VMs that shut down before their host does. `result` null: they are still at it. */
interface Ending {
  readonly effect: Power;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly vms: readonly ItemEvent[];
  readonly result: ChangeResult | null;
}

/** Names of VMs that fit beside the list's rows; the last question names them all. */
const fewVms = 5;

function armed({ facts }: HostKnowledge): readonly Paragraph[] {
  if (facts === null) return [];
  if (!facts.haArmed.known)
    return [text(words.haUnknown(unknownValue(facts.haArmed.reason)), 'warning')];
  return facts.haArmed.value ? [text(words.ha, 'bad')] : [];
}

/** Only XAPI can ask guests to shut down. If no VM runs, none needs to be asked. */
function canShutDown({ facts }: HostKnowledge): boolean {
  return (
    facts !== null &&
    facts.xapi === 'running' &&
    (!facts.runningVms.known || facts.runningVms.value.length > 0)
  );
}

function withoutXapi(host: HostKnowledge): readonly Paragraph[] {
  const { facts } = host;
  const mayRun = facts !== null && (!facts.runningVms.known || facts.runningVms.value.length > 0);
  return mayRun && facts.xapi !== 'running' ? [blank, text(words.noXapi)] : [];
}

function outcome(result: ChangeResult): readonly Paragraph[] {
  const detail = clean(result.detail);
  const says = result.ok
    ? text(words.change.done, 'good')
    : text(changeWords.failed[result.code], 'bad');
  return [
    blank,
    says,
    ...(detail === '' || (!result.ok && result.code === 'vmsLeft') ? [] : [text(detail)]),
  ];
}

function endingParagraphs({ since, vms, result }: Ending, now: string): readonly Paragraph[] {
  const rows = itemRows(vms, words.states);
  return [
    text(words.ending),
    blank,
    ...rows,
    ...(result === null
      ? [
          ...(rows.length === 0 ? [] : [blank]),
          text(words.waited(Math.floor(millisecondsBetween(since, now) / 1000)), 'dim'),
        ]
      : outcome(result)),
  ];
}

/** If some VMs still run, the operator decides what happens to them. */
function endingSpec(ending: Ending, now: string): TextSpec<Effects, Answers> {
  const {
    effect: { action },
    result,
  } = ending;
  const spec: TextSpec<Effects, Answers> = message(
    words[action].ending,
    endingParagraphs(ending, now),
  );
  if (result === null) return { ...spec, leave: [{ kind: 'stopChange', change: 'power' }] };
  if (result.ok) return { ...spec, escape: 'close' };
  return {
    ...spec,
    enter: null,
    keys: [
      {
        key: 'f8',
        hint: { key: choiceWords.yesKeys, action: words.anyway[action] },
        go: goDown(action),
      },
      { key: 'y', hint: noHint, go: goDown(action) },
      { key: 'a', hint: { key: 'A', action: words.askAgain }, go: endVms(action, now) },
    ],
  };
}

/** The VMs that shut down before their host, each with its state. */
function endingPage(ending: Ending): Page {
  const under = ending.result === null;
  return {
    name: 'vms',
    topic: 'power',
    ticks: true,
    ...(ending.result?.ok === true ? { givesWay: true } : {}),
    spec: ({ now }) => endingSpec(ending, now),
    hears: {
      changed: (answer) =>
        isAbout(answer, ending.effect)
          ? { to: 'stay', page: endingPage({ ...ending, result: answer.result }) }
          : null,
      itemStep: (step) =>
        under && isAbout(step, ending.effect)
          ? { to: 'stay', page: endingPage({ ...ending, vms: withItem(ending.vms, step) }) }
          : null,
    },
  };
}

const goDown = (action: PowerAction): Go<Effects, Answers> =>
  change<Effects>({ kind: 'power', action, vms: 'leave' }, { ...words.change, givesWay: true });

function endVms(action: PowerAction, since: string): Go<Effects, Answers> {
  const effect = { kind: 'power', action, vms: 'shutDown' } as const;
  return {
    to: 'page',
    page: endingPage({ effect, since, vms: [], result: null }),
    effects: [effect],
    guarded: true,
  };
}

/** The last question: which VMs are killed with the host. */
function askSpec(
  action: PowerAction,
  vms: VmsBefore,
  known: Knowledge,
): ChoiceSpec<Effects, Answers> {
  const own = words[action];
  const ha = armed(known);
  const first = vms === 'shutDown';
  const paragraphs = [
    text(first ? own.after : own.does, 'warning'),
    ...(ha.length === 0 ? [] : [blank, ...ha]),
    blank,
    ...(first ? [text(words.howShutDown), blank] : []),
    ...(first
      ? vmsThatWillStop(known, Infinity, words.vmsAsked)
      : [...vmsThatWillStop(known), ...withoutXapi(known)]),
  ];
  return first
    ? question(own.ask, paragraphs, words.yesShutDown, endVms(action, known.now))
    : question(own.ask, paragraphs, own.yes, goDown(action));
}

/** Asks first what happens to the VMs. If there is no choice, it is the last question at once. */
function startSpec(action: PowerAction, known: Knowledge): Spec<Effects, Answers> {
  if (!canShutDown(known)) return askSpec(action, 'leave', known);
  const ask = (vms: VmsBefore): Go<Effects, Answers> => ({
    to: 'page',
    page: { name: 'ask', topic: 'power', spec: (now) => askSpec(action, vms, now) },
  });
  return {
    kind: 'list',
    title: words[action].title,
    intro: [
      text(words[action].does, 'warning'),
      ...armed(known),
      ...vmsThatWillStop(known, fewVms, words.vmsAsked),
    ],
    columns: [],
    preselected: 0,
    rows: [
      { cells: [words.shutDown, words.shutDownMeans], disabled: '', go: ask('shutDown') },
      { cells: [words.leave, words.leaveMeans], disabled: '', go: ask('leave') },
    ],
  };
}

const pageOf = (action: PowerAction): MenuPage<Effects, Answers> => ({
  words: words[action],
  topic: 'power',
  beside: (known) => [text(words[action].beside), blank, ...vmsThatWillStop(known)],
  way: () => wayIn.begin,
  guarded: true,
  enter: () => ({
    page: { name: 'start', topic: 'power', spec: (known) => startSpec(action, known) },
  }),
});

/** The menu item that reboots the host. */
export const reboot = pageOf('reboot');

/** The menu item that shuts the host down. */
export const shutdown = pageOf('shutdown');
