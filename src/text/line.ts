/**
 * Words that only the line-by-line face uses. Everything else it prints comes from the dialogues.
 */
export const lineWords = {
  howTo:
    'Line by line: type a number and Enter to choose, < and Enter to go back (what pages ' +
    'call Esc), - and Enter to empty a field; Enter alone takes what is in [brackets].',
  reading: 'Reading the host ...',
  checking: (stoppable: boolean): string =>
    `Checking the password ...${stoppable ? ' (< and Enter cancels it)' : ''}`,
  /** `action`: what any key does, in the words of the screen's last line. */
  logoutSoon: (action: string): string => `You will soon be logged out. Enter: ${action}`,
  number: (first: string): string => `Number${first === '' ? '' : ` [${first}]`}: `,
  back: (action: string): string => `<: ${action}`,
  several: 'Several numbers (1,3) open several items.',
  about: 'A number and ? (2?) explain an item.',
  notNumber: (typed: string, count: number): string =>
    `"${typed}" is not a number from 1 to ${count}.`,
  notOnOffer: (typed: string): string => `"${typed}" is not an answer here.`,
  /** After an item of the menu. Its number prints the reason. */
  disabled: '(not available now)',
  notAvailable: (reason: string): string => `Not available: ${reason}`,
  field: (label: string, now: string, hint: string): string =>
    `${label}${hint === '' ? '' : ` (${hint})`}${now === '' ? '' : ` [${now}]`}: `,
  masked: '******',
  yesOrNo: (yes: string): string => `${yes}? y or n [n]: `,
  goOn: (action: string): string => `Enter${action === '' ? '' : `: ${action}`} `,
  /** Between two screenfuls of a long text. */
  more: 'More? (Enter, or < to stop) ',
  wrong: (issue: string): string => `! ${issue}`,
  notNow: 'Not now: wait until it has ended.',
} as const;
