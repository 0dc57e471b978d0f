import type { PlaybookMember, Reason } from '../../model/index.js';
import { clean } from '../sanitize.js';
import { failedCallText } from '../xapi-error.js';

const states: Readonly<Record<PlaybookMember['state'], string>> = {
  back: 'back',
  answers: 'answers, and does not know this coordinator yet',
  silent: 'does not answer',
};

/** Words of the list of supporters that have to follow their coordinator. */
export const playbookWords = {
  done:
    'The console no longer mentions supporters (slaves) that are not back. Nothing else ' +
    'changes.',
  unread: (reason: Reason): string =>
    `The supporters (slaves) are in the pool database. ${failedCallText(reason)}`,
  coordinator: (name: string, address: string): string =>
    `The pool coordinator (master) is ${clean(name)} at ${clean(address)}.`,
  state: ({ state }: PlaybookMember): string => states[state],
  member: (number: number, member: PlaybookMember): readonly string[] => [
    `${number}. ${clean(member.name)} (${clean(member.address)}): ${states[member.state]}`,
    ...(member.state === 'back' ? [] : [`   type there: ${clean(member.command)}`]),
  ],
  tells: '--recover-supporters tells those that answer where this coordinator is.',
  /** `tells`: the words about what tells those that answer. */
  end: (members: readonly PlaybookMember[], tells: string): string => {
    if (members.length === 0) return 'This pool has no supporters (slaves).';
    const left = members.filter(({ state }) => state !== 'back').length;
    return left === 0
      ? 'All supporters (slaves) are back.'
      : `${left} of ${members.length} supporters (slaves) ${left === 1 ? 'is' : 'are'} not back. ` +
          tells;
  },
} as const;
