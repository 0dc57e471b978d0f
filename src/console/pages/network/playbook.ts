import type { Known, Playbook, PlaybookMember } from '../../../model/index.js';
import { clean, playbookWords, unknownValue } from '../../../text/index.js';
import { poolPageWords as words } from '../../../text/pages/network/pool.js';
import type { ObjectAnswer, ReadObjects } from '../../objects.js';
import { change, question } from '../../widgets/change.js';
import { blank, item, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, KeySpec } from '../../widgets/spec.js';
import { recoverPage, type ChangePool } from './recover.js';

/** Reads the supporters of this coordinator again after a while; answered by `objects`. */
export interface FollowPlaybook {
  readonly kind: 'followPlaybook';
}

/** Says that the supporters need not be followed any more. */
export interface ClosePlaybook {
  readonly kind: 'closePlaybook';
}

/** What the page of the supporters asks for. */
export type PlaybookEffects = FollowPlaybook | ClosePlaybook | ReadObjects;
type Effects = PlaybookEffects | ChangePool;
type Page = DialoguePage<Effects, ObjectAnswer>;

const topic = 'pool';
const tones = { back: 'good', answers: 'warning', silent: 'bad' } as const;

const isMissing = ({ state }: PlaybookMember): boolean => state !== 'back';

function memberParagraphs(member: PlaybookMember, index: number): readonly Paragraph[] {
  const { name, address, state } = member;
  const inWords = playbookWords.state(member);
  const heading = `${index + 1}. ${clean(name)} (${clean(address)}): ${inWords}`;
  return [
    text(heading, tones[state]),
    ...(isMissing(member) ? [text(clean(member.command), 'accent', 3)] : []),
  ];
}

function paragraphs(found: Known<Playbook> | null): readonly Paragraph[] {
  if (found === null) return [text(words.supporters.reading, 'dim')];
  if (!found.known) return [text(words.supporters.unread(unknownValue(found.reason)), 'warning')];
  const { coordinator, members } = found.value;
  return [
    text(playbookWords.coordinator(coordinator.name, coordinator.address)),
    ...(members.some(isMissing) ? [text(words.supporters.typeThere)] : []),
    blank,
    ...members.flatMap(memberParagraphs),
    blank,
    item(playbookWords.end(members, words.supporters.tells)),
    text(words.supporters.follows, 'dim'),
  ];
}

/** Ends the playbook although not all supporters are back. */
const donePage: Page = {
  name: 'playbook done',
  topic,
  spec: () =>
    question(
      words.supporters.doneTitle,
      [text(words.supporters.doneMeans)],
      words.supporters.yesDone,
      change<Effects>({ kind: 'closePlaybook' }, words.supporters.done),
    ),
};

/** The keys of what helps while supporters are not back. */
function keys(found: Known<Playbook> | null): readonly KeySpec<Effects, ObjectAnswer>[] {
  if (found?.known !== true || !found.value.members.some(isMissing)) return [];
  const { recoverKey, key } = words.supporters;
  return [
    { key: 'r', hint: recoverKey, go: { to: 'page', page: recoverPage } },
    { key: 'd', hint: key, go: { to: 'page', page: donePage } },
  ];
}

/** The supporters of this coordinator. It is read again and again while it is open. */
export const playbookPage = (found: Known<Playbook> | null): Page => ({
  name: 'playbook',
  topic,
  spec: () => ({
    kind: 'text',
    title: words.supporters.title,
    paragraphs: paragraphs(found),
    keys: keys(found),
    leave: [],
    escape: 'back',
  }),
  hears: {
    objects: (answer) =>
      answer.of === 'playbook'
        ? {
            to: 'stay',
            page: playbookPage(answer.found),
            effects: [{ kind: 'followPlaybook' }],
          }
        : null,
  },
});
