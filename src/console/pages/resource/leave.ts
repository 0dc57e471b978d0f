import type { PoolStorage } from '../../../model/index.js';
import { clean, objectsWords, unknownValue, wayIn } from '../../../text/index.js';
import { leaveWords as words } from '../../../text/pages/resource/leave.js';
import type { Knowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, Objects, ReadObjects } from '../../objects.js';
import { change, question } from '../../widgets/change.js';
import { apart, blank, named, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage } from '../../widgets/spec.js';
import { message } from '../../widgets/text-page.js';

/** Takes this host out of its pool; it reboots. */
export interface LeavePool {
  readonly kind: 'leavePool';
}

type Effects = LeavePool | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;
type Storage = Extract<Objects, { readonly of: 'storage' }>['found'];
type Host = Extract<Objects, { readonly of: 'maintenance' }>['found'];

const topic = 'leave';

/** The local SRs of this host, whose content is lost. */
function losses(found: Storage): readonly Paragraph[] {
  if (!found.known) return [text(words.localUnknown(unknownValue(found.reason)), 'warning')];
  const local = localOf(found.value);
  return local.length === 0
    ? [text(words.noLocal)]
    : [text(words.loses, 'bad'), ...local.map((name) => named(objectsWords.nameOf(name), 'bad'))];
}

const localOf = ({ srs }: PoolStorage): readonly string[] =>
  srs.filter(({ shared, here }) => !shared && here.state !== 'absent').map(({ name }) => name);

const askPage: Page = {
  name: 'leave ask',
  topic,
  spec: () =>
    question(
      words.title,
      [...apart(words.beside), blank, text(words.reboots, 'bad')],
      words.yes,
      change<Effects>({ kind: 'leavePool' }, { ...words.change, givesWay: true }),
    ),
};

/** Why this host cannot leave now, although XAPI answers. */
function obstacles(host: Host, name: string): readonly Paragraph[] {
  const vms = host.known ? host.value.vms : [];
  if (vms.length > 0)
    return [
      text(words.vmsRun, 'bad'),
      ...vms.map((vm) => named(objectsWords.nameOf(vm.name), 'bad')),
    ];
  return name === '' ? [text(words.nameUnknown, 'bad')] : [];
}

/** What is lost, and the field for the host's name. */
const formPage = (storage: Storage, host: Host): Page => ({
  name: 'leave form',
  topic,
  spec: ({ status }) => {
    const name = clean(
      host.known ? host.value.name : status?.hostName.known === true ? status.hostName.value : '',
    );
    const refused = obstacles(host, name);
    if (refused.length > 0) return message(words.refusedTitle, refused);
    return {
      kind: 'form',
      title: words.title,
      intro: [
        ...losses(storage),
        blank,
        text(words.others, 'warning'),
        ...(host.known ? [] : [text(words.vmsUnknown, 'warning')]),
        text(words.typeName(name)),
      ],
      fields: [{ id: 'name', ...words.name, value: '', isExact: true }],
      issueOf: (typed) => () => (typed('name') === name ? '' : words.wrongName(name)),
      submit: () => ({ to: 'page', page: askPage }),
    };
  },
});

/** While something is being read (null). */
const page = (storage: Storage | null, host: Host | null): Page => ({
  name: 'leave',
  topic,
  spec: () => message(words.title, [text(objectsWords.reading, 'dim')]),
  hears: {
    objects: (answer) => {
      if (answer.of !== 'storage' && answer.of !== 'maintenance') return null;
      const both =
        answer.of === 'storage'
          ? ([answer.found, host] as const)
          : ([storage, answer.found] as const);
      const [srs, own] = both;
      return srs === null || own === null
        ? { to: 'stay', page: page(srs, own) }
        : { to: 'instead', page: formPage(srs, own) };
    },
  },
});

/** Why this host cannot leave now; '' if it can. */
function reason({ facts }: Knowledge): string {
  if (facts === null) return '';
  if (facts.pool.role === 'coordinator') return words.isCoordinator;
  if (facts.xapi !== 'running') return words.noXapi;
  return facts.haEnabled.known && facts.haEnabled.value ? words.haOn : '';
}

/** The menu item Leave the Pool. */
export const leave: MenuPage<Effects, ObjectAnswer> = {
  words,
  topic,
  beside: () => apart(words.beside),
  reason,
  way: () => wayIn.begin,
  enter: () => ({
    page: page(null, null),
    effects: [
      { kind: 'readObjects', of: 'storage' },
      { kind: 'readObjects', of: 'maintenance' },
    ],
  }),
};
