import type { PoolMember, PoolMembers } from '../../../model/index.js';
import { clean, objectsWords, unknownValue, wayIn } from '../../../text/index.js';
import { designateWords as words } from '../../../text/pages/resource/designate.js';
import type { Knowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, Objects, ReadObjects } from '../../objects.js';
import { change, question } from '../../widgets/change.js';
import { apart, blank, text } from '../../widgets/paragraph.js';
import type { DialoguePage, Row } from '../../widgets/spec.js';
import { message } from '../../widgets/text-page.js';

/** Makes another host the coordinator of the pool. */
export interface DesignateCoordinator {
  readonly kind: 'designateCoordinator';
  readonly uuid: string;
}

type Effects = DesignateCoordinator | ReadObjects;
type Page = DialoguePage<Effects, ObjectAnswer>;
type Found = Extract<Objects, { readonly of: 'members' }>['found'];

const topic = 'designate';
const nameOf = ({ name }: PoolMember): string => objectsWords.nameOf(name);

const askPage = (member: PoolMember, { members }: PoolMembers): Page => ({
  name: 'designate ask',
  topic,
  spec: () => {
    const before = members.find(({ isCoordinator }) => isCoordinator);
    return question(
      words.title,
      [
        text(words.becomes(nameOf(member), before === undefined ? '' : nameOf(before))),
        blank,
        text(words.restarts, 'warning'),
      ],
      words.yes,
      change<Effects>({ kind: 'designateCoordinator', uuid: member.uuid }, words.change),
    );
  },
});

function whyNot({ isCoordinator, state }: PoolMember): string {
  if (isCoordinator) return words.is;
  return state === 'silent' ? words.silent : '';
}

function rowOf(member: PoolMember, pool: PoolMembers): Row<Effects, ObjectAnswer> {
  return {
    cells: [
      nameOf(member),
      clean(member.address),
      member.state === 'maintenance' ? words.inMaintenance : '',
    ],
    disabled: whyNot(member),
    go: { to: 'page', page: askPage(member, pool) },
  };
}

/** `found` null: it is still being read. */
const listPage = (found: Found | null): Page => ({
  // A page of its own, so that the bar begins on a host that can be chosen.
  name: found === null ? 'designate' : 'designate list',
  topic,
  spec: () => {
    if (found?.known === true && found.value.members.length > 1)
      return {
        kind: 'list',
        title: words.title,
        intro: [text(words.choose)],
        columns: [],
        preselected: Math.max(
          0,
          found.value.members.findIndex((member) => whyNot(member) === ''),
        ),
        rows: found.value.members.map((member) => rowOf(member, found.value)),
      };
    const said =
      found === null
        ? text(objectsWords.reading, 'dim')
        : text(found.known ? words.alone : words.unread(unknownValue(found.reason)), 'warning');
    return message(words.title, [said]);
  },
  hears: {
    objects: (answer) =>
      answer.of === 'members' ? { to: 'instead', page: listPage(answer.found) } : null,
  },
});

/** Why no coordinator can be designated now; '' if one can. */
function reason({ facts }: Knowledge): string {
  if (facts === null) return '';
  if (facts.xapi !== 'running') return words.noXapi;
  return facts.haEnabled.known && facts.haEnabled.value ? words.haOn : '';
}

/** The menu item Designate a New Coordinator. */
export const designate: MenuPage<Effects, ObjectAnswer> = {
  words,
  topic,
  beside: () => apart(words.beside),
  reason,
  way: () => wayIn.begin,
  enter: () => ({ page: listPage(null), effects: [{ kind: 'readObjects', of: 'members' }] }),
};
