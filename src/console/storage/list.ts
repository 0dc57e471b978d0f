import type {
  ItemEvent,
  PoolStorage,
  Reason,
  Sr,
  SrNow,
  SrUse,
  SrVerb,
  SrRequest,
} from '../../model/index.js';
import { bytes, clean, objectsWords } from '../../text/index.js';
import { storageWords } from '../../text/pages/storage.js';
import { srListWords as words } from '../../text/pages/storage/list.js';
import { unreadParagraphs } from '../describe/unread.js';
import type { Knowledge } from '../knowledge.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { attachPage } from './attach.js';
import { createPage } from './create.js';
import type { AttachSr, CreateSr, ProbeSr } from './probe.js';
import { question } from '../widgets/change.js';
import type { ObjectsSpec } from '../widgets/objects.js';
import { blank, named, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, Row } from '../widgets/spec.js';
import { work } from '../widgets/work.js';

/** Does something to SRs; each reports its state (`itemStep`). */
export interface SrWork {
  readonly kind: 'srWork';
  readonly request: SrRequest;
}

/** What the list of SRs asks for. */
export type SrEffects = SrWork | ReadObjects | AttachSr | CreateSr | ProbeSr;
type Way = Go<SrEffects, ObjectAnswer>;

const isUse = (verb: SrVerb): verb is SrUse => verb in words.uses;

/** Drivers and contents that hold no disks that VMs write. */
const readOnly = (sr: Sr): boolean =>
  sr.content === 'iso' || sr.type === 'iso' || sr.type === 'udev';

/** Why an action does not fit an SR; '' if it does. */
function unfit(sr: Sr, verb: SrVerb): string {
  if (isUse(verb)) {
    if (readOnly(sr)) return words.whyNot.noDisks;
    return sr.uses.includes(verb) ? words.whyNot.already : '';
  }
  if (verb === 'plug') return sr.here.state === 'plugged' ? words.whyNot.plugged : '';
  if (verb === 'unplug') return sr.here.state === 'plugged' ? '' : words.whyNot.unplugged;
  return '';
}

/** Why the action is possible for none of the chosen SRs; '' if it is possible for some. */
function whyNot(verb: SrVerb, chosen: readonly Sr[], { source }: PoolStorage): string {
  if (source === 'database') return words.whyNot.noXapi;
  if (isUse(verb) && chosen.length > 1) return words.whyNot.onlyOne;
  const reasons = chosen.map((sr) => unfit(sr, verb));
  return reasons.includes('') ? '' : (reasons[0] ?? '');
}

const names = (srs: readonly Sr[]): readonly Paragraph[] =>
  srs.map(({ name }) => named(objectsWords.nameOf(name)));

const isNow = (detail: string): detail is SrNow => detail in words.now;
const inWords = (item: ItemEvent): ItemEvent =>
  isNow(item.detail) ? { ...item, detail: words.now[item.detail] } : item;

/** The last question: which SRs the action is for, and which it skips. */
function askPage(
  verb: SrVerb,
  chosen: readonly Sr[],
  back: Way,
): DialoguePage<SrEffects, ObjectAnswer> {
  const own = words.verbs[verb];
  const srs = chosen.filter((sr) => unfit(sr, verb) === '');
  const others = chosen.filter((sr) => unfit(sr, verb) !== '');
  const title = words.title(own.label);
  const paragraphs = [
    text(own.ask, verb === 'forget' ? 'bad' : 'warning'),
    ...names(srs),
    ...(others.length === 0 ? [] : [blank, text(words.leftAlone), ...names(others)]),
  ];
  const request = { verb, srs: srs.map(({ ref, name }) => ({ ref, name })) };
  const states = { begun: own.doing, ...words.ended };
  const ended = { title, states, done: words.done, named: inWords };
  return {
    name: 'storage ask',
    topic: 'storage',
    spec: () =>
      question(
        title,
        paragraphs,
        own.yes,
        work<SrEffects>({ kind: 'srWork', request: request }, ended, back),
      ),
  };
}

const allVerbs: readonly SrVerb[] = ['plug', 'unplug', 'default', 'suspend', 'crashDump', 'forget'];

function verbRows(
  chosen: readonly Sr[],
  found: PoolStorage,
  back: Way,
): readonly Row<SrEffects, ObjectAnswer>[] {
  return allVerbs.map((verb) => ({
    cells: [words.verbs[verb].label, words.verbs[verb].means],
    disabled: whyNot(verb, chosen, found),
    go: { to: 'page', page: askPage(verb, chosen, back) },
  }));
}

/** Plugs everything that was plugged here once and is not now. */
function plugAllRow(found: PoolStorage, back: Way): Row<SrEffects, ObjectAnswer> {
  const unplugged = found.srs.filter(({ here }) => here.state === 'unplugged');
  const reason =
    found.source === 'database'
      ? words.whyNot.noXapi
      : unplugged.length === 0
        ? words.whyNot.allPlugged
        : '';
  return {
    cells: [words.plugAll],
    disabled: reason,
    go: { to: 'page', page: askPage('plug', unplugged, back) },
  };
}

function usedOf({ size, used }: Sr): string {
  if (size === 0) return '';
  return words.percent(bytes(used), Math.round((used / size) * 100));
}

const usesOf = ({ uses }: Sr): string => uses.map((use) => words.uses[use]).join(', ');

function details(sr: Sr): readonly Paragraph[] {
  const { labels } = words;
  const reason = sr.here.state === 'unplugged' ? words.trial(sr.here.reach) : '';
  return [
    pair(labels.here, words.here[sr.here.state]),
    ...(reason === '' ? [] : [text(reason, 'warning')]),
    pair(labels.type, clean(sr.type)),
    ...(sr.place === '' ? [] : [pair(labels.place, clean(sr.place))]),
    ...(sr.size === 0 ? [] : [pair(labels.size, bytes(sr.size)), pair(labels.used, usedOf(sr))]),
    pair(labels.shared, sr.shared ? words.yes : words.no),
    ...(sr.pluggedOn.length === 0
      ? []
      : [pair(labels.others, sr.pluggedOn.map(objectsWords.nameOf).join(', '))]),
    ...(sr.uses.length === 0 ? [] : [pair(labels.uses, usesOf(sr))]),
    pair(labels.disks, String(sr.disks)),
  ];
}

/** One sentence for each SR that is not plugged here and whose reason is known. */
function reasons({ srs }: PoolStorage): readonly Paragraph[] {
  return srs.flatMap(({ name, here }) => {
    const reason = here.state === 'unplugged' ? words.trial(here.reach) : '';
    return reason === '' ? [] : [text(`${objectsWords.nameOf(name)}: ${reason}`, 'warning')];
  });
}

function unknownParagraphs(reason: Reason, known: Knowledge): readonly Paragraph[] {
  return unreadParagraphs(reason, known, words);
}

/** The SRs of the pool, and what can be done with them. */
export const srList: ObjectsSpec<Sr, PoolStorage, SrEffects> = {
  title: storageWords.label,
  topic: 'storage',
  read: { kind: 'readObjects', of: 'storage' },
  found: (answer) => (answer.of === 'storage' ? answer.found : null),
  rows: ({ srs }) => srs,
  columns: words.columns,
  spare: [5, 3, 1, 2],
  cells: (sr) => [
    clean(sr.type),
    sr.size === 0 ? '' : bytes(sr.size),
    usedOf(sr),
    words.here[sr.here.state],
    usesOf(sr),
  ],
  intro: (found) => [
    ...(found.source === 'database' ? [text(words.fromFile, 'warning')] : []),
    ...reasons(found),
    text(words.intro),
  ],
  details,
  several: words.several,
  none: words.none,
  general: (found, _, back) => {
    const disabled = found.source === 'database' ? words.whyNot.noXapi : '';
    return [
      plugAllRow(found, back),
      { cells: [words.attach], disabled, go: { to: 'page', page: attachPage } },
      { cells: [words.create], disabled, go: { to: 'page', page: createPage(found) } },
    ];
  },
  verbs: (chosen, found, _, back) => verbRows(chosen, found, back),
  unknown: unknownParagraphs,
};
