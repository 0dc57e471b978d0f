import type { PoolMember, PoolMembers, Reason } from '../../../model/index.js';
import { clean, objectsWords, statusWords, wayIn } from '../../../text/index.js';
import { membersWords as words } from '../../../text/pages/resource/members.js';
import { unreadParagraphs } from '../../describe/unread.js';
import type { Knowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../../objects.js';
import { openFacts, type FactsSpec } from '../../widgets/facts-page.js';
import { blank, pair, text, type Paragraph } from '../../widgets/paragraph.js';

const { labels } = words;
const tones = { up: 'good', maintenance: 'warning', silent: 'bad', unknown: 'dim' } as const;

function memberParagraphs(member: PoolMember): readonly Paragraph[] {
  const name = objectsWords.nameOf(member.name);
  return [
    blank,
    text(member.here ? words.here(name) : name, 'heading'),
    pair(labels.role, words.role(member.isCoordinator)),
    pair(labels.state, words.states[member.state], tones[member.state]),
    pair(labels.address, clean(member.address) || statusWords.noValue),
    ...(member.version === '' ? [] : [pair(labels.version, clean(member.version))]),
    pair(labels.vms, String(member.vms)),
  ];
}

function paragraphs({ pool, members, source }: PoolMembers): readonly Paragraph[] {
  const silent = members.filter(({ state }) => state === 'silent');
  return [
    ...silent.map(({ name }) => text(words.silent(objectsWords.nameOf(name)), 'bad')),
    ...(source === 'database' ? [text(words.fromFile, 'warning')] : []),
    text(words.pool(pool)),
    ...members.flatMap(memberParagraphs),
    blank,
    text(words.place, 'dim'),
  ];
}

/** A supporter without XAPI still has its coordinator's address in pool.conf. */
function unknownParagraphs(reason: Reason, { facts }: Knowledge): readonly Paragraph[] {
  return [
    ...unreadParagraphs(reason, { facts }, words),
    ...(facts?.pool.role === 'supporter'
      ? [blank, text(words.supporter(facts.pool.coordinatorAddress))]
      : []),
  ];
}

const page: FactsSpec<PoolMembers> = {
  title: words.label,
  topic: 'members',
  read: { kind: 'readObjects', of: 'members' },
  found: (answer) => (answer.of === 'members' ? answer.found : null),
  paragraphs,
  unknown: unknownParagraphs,
};

/** The menu item Pool Members. */
export const members: MenuPage<ReadObjects, ObjectAnswer> = {
  words,
  topic: 'members',
  beside: () => [text(words.beside), blank, text(words.place, 'dim')],
  way: () => wayIn.open,
  enter: () => openFacts(page),
};
