import {
  fixedRuleOf,
  fixedRulesPath,
  forgetPlan,
  gonePorts,
  keptRulesPath,
  parseNamingRules,
  pinPlan,
  plannedNames,
  swapPlan,
  type HostFacts,
  type InterfaceNames,
  type NamedPort,
  type NamingPlan,
  type NamingTexts,
} from '../../../model/index.js';
import { diffTexts } from '../../../reset/index.js';
import { clean, unknownValue, wayIn } from '../../../text/index.js';
import { namesWords as words } from '../../../text/pages/network/names.js';
import { fileParagraphs } from '../../describe/file-paragraphs.js';
import { nicUse } from '../../describe/nic-use.js';
import { listedNics } from '../../describe/nics.js';
import type { Knowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../../objects.js';
import { change, question } from '../../widgets/change.js';
import { openObjects, type ListedObject, type ObjectsSpec } from '../../widgets/objects.js';
import { blank, item, pair, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, Go, Row } from '../../widgets/spec.js';

/** Changes the rules by which the ports get their names at boot. */
export interface ChangeInterfaceNames {
  readonly kind: 'changeInterfaceNames';
  readonly plan: NamingPlan;
}

/** Puts the rules back as they were before the last change. */
export interface UndoInterfaceNames {
  readonly kind: 'undoInterfaceNames';
}

type Effects = ChangeInterfaceNames | UndoInterfaceNames | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;

/** A port with the name that it gets at the next boot, and what decides it. */
interface Port extends NamedPort, ListedObject {
  readonly next: string;
  readonly by: string;
}

function filesParagraphs(before: NamingTexts, after: NamingTexts): readonly Paragraph[] {
  const files = [
    { path: fixedRulesPath, before: before.fixed, after: after.fixed },
    { path: keptRulesPath, before: before.kept, after: after.kept },
  ];
  return files
    .filter((file) => file.before !== file.after)
    .flatMap((file) => fileParagraphs({ ...file, lines: diffTexts(file.before, file.after) }));
}

/** Whether the management interface is on one of these ports. */
function isManaged(facts: HostFacts | null, ports: readonly NamedPort[]): boolean {
  return (
    facts !== null &&
    listedNics(facts).some(
      (nic) =>
        ports.some(({ kernelName }) => kernelName === nic.device) &&
        nicUse(nic, facts).use === 'management',
    )
  );
}

/** The names that change, the dangers of that, the files and the command. */
function planParagraphs(
  found: InterfaceNames,
  { before, after, update, names }: NamingPlan,
  { facts }: Knowledge,
): readonly Paragraph[] {
  const moved = found.ports.filter(({ mac, kernelName }) => names.get(mac) !== kernelName);
  const args = update.map(({ mac, name }) => `${name}=${mac}`).join(' ');
  return [
    text(words.ask),
    ...(moved.length === 0 ? [item(words.unchanged)] : []),
    ...moved.map(({ kernelName, mac }) =>
      item(words.becomes(kernelName, names.get(mac) ?? '', mac), 'accent'),
    ),
    ...(moved.length === 0
      ? []
      : [
          blank,
          isManaged(facts, moved) ? text(words.management, 'warning') : text(words.pifs, 'warning'),
        ]),
    ...(args === '' ? [] : [blank, text(words.command(`interface-rename --update ${args}`))]),
    blank,
    ...filesParagraphs(before, after),
  ];
}

type Back = Go<Effects, ObjectAnswer>;

const askPage = (
  found: InterfaceNames,
  plan: NamingPlan,
  back: Back,
  first: readonly Paragraph[] = [],
): Page => ({
  name: 'names ask',
  topic: 'names',
  spec: (known) =>
    question(
      words.askTitle,
      [...first, ...planParagraphs(found, plan, known)],
      words.yes,
      change<Effects>({ kind: 'changeInterfaceNames', plan }, words.change, back),
    ),
});

const undoPage = ({ texts }: InterfaceNames, former: NamingTexts, back: Back): Page => ({
  name: 'names undo',
  topic: 'names',
  spec: () =>
    question(
      words.undoTitle,
      [text(words.undoAsk), blank, ...filesParagraphs(texts, former)],
      words.yes,
      change<Effects>({ kind: 'undoInterfaceNames' }, words.undone, back),
    ),
});

const isPortName = (typed: string): boolean => /^eth(?:0|[1-9]\d{0,2})$/u.test(typed);

const pinPage = (found: InterfaceNames, { mac, kernelName }: NamedPort, back: Back): Page => ({
  name: 'names pin',
  topic: 'names',
  spec: () => ({
    kind: 'form',
    title: words.pinTitle(kernelName),
    intro: [text(words.pinIntro)],
    fields: [{ id: 'name', ...words.field, value: plannedNames(found).get(mac) ?? '' }],
    issueOf: (typed) => () => (isPortName(typed('name')) ? '' : words.wrong(typed('name'))),
    submit: (typed) => ({
      to: 'page',
      page: askPage(found, pinPlan(found, { mac, name: typed('name') }), back),
    }),
  }),
});

/** What decides the name of a port at the next boot. */
function decidedBy(found: InterfaceNames, mac: string): string {
  const fixed = fixedRuleOf(found, mac);
  if (fixed !== null) return fixed.by === 'mac' ? words.by.pinned : words.by.slot;
  const { lastBoot, old } = parseNamingRules(found.texts);
  return [...lastBoot, ...old].some((kept) => kept.mac === mac) ? words.by.lastBoot : words.by.new;
}

function verbs(
  chosen: readonly Port[],
  found: InterfaceNames,
  back: Back,
): readonly Row<Effects, ObjectAnswer>[] {
  const [one, other] = chosen;
  if (one === undefined) return [];
  return [
    {
      cells: [words.pin, words.pinMeans],
      disabled: chosen.length > 1 ? words.onlyOne : '',
      go: () => ({ to: 'page', page: pinPage(found, one, back) }),
    },
    {
      cells: [words.swap, words.swapMeans],
      disabled: chosen.length === 2 ? '' : words.onlyTwo,
      go: () => ({
        to: 'page',
        page: askPage(found, swapPlan(found, one.mac, (other ?? one).mac), back),
      }),
    },
  ];
}

function general(found: InterfaceNames, back: Back): readonly Row<Effects, ObjectAnswer>[] {
  const gone = gonePorts(found);
  const { former } = found;
  const goneParagraphs = [
    text(words.gone),
    ...gone.map(({ name, mac }) => item(words.goneRow(name, mac))),
    blank,
  ];
  return [
    ...(gone.length === 0
      ? []
      : [
          {
            cells: [words.forget],
            disabled: '',
            go: () =>
              ({
                to: 'page',
                page: askPage(found, forgetPlan(found), back, goneParagraphs),
              }) as const,
          },
        ]),
    ...(former === null
      ? []
      : [
          {
            cells: [words.undo],
            disabled: '',
            go: { to: 'page', page: undoPage(found, former, back) } as const,
          },
        ]),
  ];
}

const list: ObjectsSpec<Port, InterfaceNames, Effects> = {
  title: words.title,
  topic: 'names',
  read: { kind: 'readObjects', of: 'names' },
  found: (answer) => (answer.of === 'names' ? answer.found : null),
  rows: (found) => {
    const planned = plannedNames(found);
    return found.ports.map((port) => ({
      ...port,
      ref: port.mac,
      name: port.kernelName,
      next: planned.get(port.mac) ?? '',
      by: decidedBy(found, port.mac),
    }));
  },
  columns: words.columns,
  spare: [4, 3],
  cells: ({ mac, next, by, description }) => [mac, next, by, clean(description)],
  intro: () => [text(words.intro)],
  details: ({ mac, pci, kernelName, next, by }) => [
    pair(words.labels.now, clean(kernelName)),
    pair(words.labels.next, next),
    pair(words.labels.mac, mac),
    ...(pci === '' ? [] : [pair(words.labels.slot, clean(pci))]),
    pair(words.labels.by, by),
  ],
  several: words.several,
  none: words.none,
  verbs: (chosen, found, _, back) => verbs(chosen, found, back),
  general: (found, _, back) => general(found, back),
  unknown: (reason) => [text(words.unknown(unknownValue(reason)), 'warning')],
};

/** The menu item Interface Names. */
export const names: MenuPage<Effects, ObjectAnswer> = {
  words,
  topic: 'names',
  beside: () => [text(words.beside)],
  reason: ({ facts }) => (facts !== null && !facts.renameScript ? words.noScript : ''),
  way: () => wayIn.open,
  enter: () => openObjects(list),
};
