import type { ItemEvent, Maintenance, Reason } from '../../model/index.js';
import { objectsWords, xapiErrorText, wayIn, xapiWarning } from '../../text/index.js';
import { maintenanceWords as words } from '../../text/pages/maintenance.js';
import { unreadParagraphs } from '../describe/unread.js';
import type { HostKnowledge, Knowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../objects.js';
import { question } from '../widgets/change.js';
import { blank, item, named, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Spec } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import { work } from '../widgets/work.js';

/** Enters or leaves maintenance mode; each step reports its state (`itemStep`). */
export interface SetMaintenance {
  readonly kind: 'setMaintenance';
  readonly wanted: boolean;
}

type Effects = SetMaintenance | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;

const read: ReadObjects = { kind: 'readObjects', of: 'maintenance' };

const stepName = (step: ItemEvent): ItemEvent => ({
  ...step,
  name: words.steps[step.name === 'disable' || step.name === 'evacuate' ? step.name : 'enable'],
});

/** Why the host cannot be emptied of VMs; nothing if it can. */
function obstacles({ vms, others }: Maintenance): readonly Paragraph[] {
  if (others === 0)
    return vms.length === 0
      ? []
      : [
          text(words.noOtherHost, 'bad'),
          ...vms.map(({ name }) => named(objectsWords.nameOf(name), 'bad')),
        ];
  const stuck = vms.filter(({ stays }) => stays !== '');
  if (stuck.length === 0) return [];
  return [
    text(words.stays, 'bad'),
    ...stuck.map(({ name, stays }) =>
      item(`${objectsWords.nameOf(name)}: ${xapiErrorText(stays)}`, 'bad'),
    ),
  ];
}

function enterSpec(found: Maintenance): Spec<Effects, ObjectAnswer> {
  const { vms, isCoordinator, others } = found;
  const stuck = obstacles(found);
  if (stuck.length > 0) return message(words.enter, stuck);
  const paragraphs = [
    text(words.beside),
    blank,
    ...(vms.length === 0
      ? [text(words.noVms)]
      : [
          text(words.moves, 'warning'),
          ...vms.map(({ name }) => named(objectsWords.nameOf(name), 'warning')),
        ]),
    ...(isCoordinator && others > 0 ? [blank, text(words.coordinator, 'warning')] : []),
  ];
  return question(words.enter, paragraphs, words.yesEnter, change(true));
}

const change = (wanted: boolean): ReturnType<typeof work<Effects>> =>
  work<Effects>(
    { kind: 'setMaintenance', wanted },
    {
      title: wanted ? words.enter : words.leave,
      states: words.states,
      done: words.done,
      named: stepName,
    },
    { to: 'close' },
  );

function unknownParagraphs(reason: Reason, { facts }: Knowledge): readonly Paragraph[] {
  return unreadParagraphs(
    reason,
    { facts },
    { unreadable: words.state.unknown, noXapi: words.noXapi },
  );
}

const page: Page = {
  name: 'maintenance',
  topic: 'maintenance',
  spec: () => message(words.label, [text(objectsWords.reading, 'dim')]),
  hears: {
    objects: (answer) =>
      answer.of === 'maintenance' ? { to: 'instead', page: askPage(answer.found) } : null,
  },
};

const askPage = (found: Extract<ObjectAnswer, { readonly of: 'maintenance' }>['found']): Page => ({
  name: 'maintenance ask',
  topic: 'maintenance',
  spec: (known) => {
    if (!found.known) return message(words.label, unknownParagraphs(found.reason, known));
    return found.value.enabled
      ? enterSpec(found.value)
      : question(words.leave, [text(words.leaveMeans)], words.yesLeave, change(false));
  },
});

function state({ status }: HostKnowledge): readonly Paragraph[] {
  if (status === null) return [];
  const warning = xapiWarning(status.xapi);
  if (warning !== null) return [text(warning.what, 'warning'), text(words.noXapi)];
  return status.enabled ? [text(words.state.off)] : [text(words.state.on, 'warning')];
}

/** The menu item Maintenance Mode. */
export const maintenance: MenuPage<Effects, ObjectAnswer> = {
  words,
  topic: 'maintenance',
  beside: (known) => [...state(known), blank, text(words.beside)],
  way: () => wayIn.begin,
  enter: () => ({ page, effects: [read] }),
};
