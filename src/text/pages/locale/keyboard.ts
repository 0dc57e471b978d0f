import type { Keyboard } from '../../../model/index.js';
import { clean } from '../../sanitize.js';

/** The languages of layouts, by the beginning of their names. */
const languages: ReadonlyMap<string, string> = new Map([
  ['be', 'Belgian'],
  ['bg', 'Bulgarian'],
  ['br', 'Brazilian'],
  ['by', 'Belarusian'],
  ['ca', 'Canadian'],
  ['cf', 'Canadian French'],
  ['ch', 'Swiss'],
  ['cn', 'Chinese'],
  ['croat', 'Croatian'],
  ['cz', 'Czech'],
  ['de', 'German'],
  ['de_CH', 'Swiss German'],
  ['dk', 'Danish'],
  ['ee', 'Estonian'],
  ['es', 'Spanish'],
  ['et', 'Estonian'],
  ['fi', 'Finnish'],
  ['fr', 'French'],
  ['fr_CH', 'Swiss French'],
  ['gb', 'British'],
  ['gr', 'Greek'],
  ['hr', 'Croatian'],
  ['hu', 'Hungarian'],
  ['ie', 'Irish'],
  ['il', 'Hebrew'],
  ['is', 'Icelandic'],
  ['it', 'Italian'],
  ['jp', 'Japanese'],
  ['jp106', 'Japanese'],
  ['kr', 'Korean'],
  ['la', 'Latin American'],
  ['latam', 'Latin American'],
  ['lt', 'Lithuanian'],
  ['lv', 'Latvian'],
  ['mk', 'Macedonian'],
  ['nl', 'Dutch'],
  ['no', 'Norwegian'],
  ['pl', 'Polish'],
  ['pl2', 'Polish'],
  ['pt', 'Portuguese'],
  ['ro', 'Romanian'],
  ['rs', 'Serbian'],
  ['ru', 'Russian'],
  ['ru1', 'Russian'],
  ['se', 'Swedish'],
  ['sg', 'Swiss German'],
  ['si', 'Slovenian'],
  ['sk', 'Slovak'],
  ['slovene', 'Slovenian'],
  ['sr', 'Serbian'],
  ['sv', 'Swedish'],
  ['tr', 'Turkish'],
  ['trq', 'Turkish'],
  ['ua', 'Ukrainian'],
  ['uk', 'British'],
  ['us', 'American'],
]);

/** Words of Keyboard. */
export const keyboardWords = {
  label: 'Keyboard',
  keywords: 'keyboard layout keymap keys language loadkeys vconsole localectl qwerty azerty qwertz',
  beside:
    'The layout of the keyboard at the screens of this host. Trying another one needs no login; ' +
    'saving it for the next boot does.',
  title: 'Keyboard',
  saved: 'At boot',
  layout: (name: string): string => clean(name),
  language: (name: string): string => languages.get(name) ?? '',
  count: (layouts: number): string => (layouts === 1 ? '' : `${layouts} layouts`),
  intro: {
    here:
      'Choose a layout. Nothing changes before you try it. All screens of this host (Alt-F1, ' +
      'Alt-F2 and so on) share one keyboard, so they have it too.',
    serial:
      'A layout has no effect on this serial line: its keys are those of the computer at the ' +
      'other end. You can save a layout for the screen of this host.',
    elsewhere:
      'A layout has no effect here: these keys are those of another computer or program. You can ' +
      'save a layout for the screen of this host.',
  } satisfies Readonly<Record<Keyboard['place'], string>>,
  group: 'Which of these layouts?',
  one: (name: string): string => `Keyboard: ${clean(name)}`,
  groupTitle: (stem: string): string => `Keyboard: the ${clean(stem)} layouts`,
  tryTitle: (name: string): string => `Keyboard: try ${clean(name)}`,
  keptTitle: (name: string): string => `Keyboard: ${clean(name)} is kept`,
  saveTitle: (name: string): string => `Keyboard: save ${clean(name)}`,
  try: 'Try it',
  tryMeans: 'on the screens of this host, for 15 seconds',
  noEffect: {
    here: '',
    serial: 'It has no effect on a serial line.',
    elsewhere: 'It has no effect here.',
  } satisfies Readonly<Record<Keyboard['place'], string>>,
  save: 'Save for boot',
  saveMeans: 'this host has it after each boot',
  isSaved: 'It is saved already.',
  tryIntro: (name: string): string =>
    `This screen has the layout ${clean(name)} now. Type a few keys, then press Enter to keep ` +
    'it. Without Enter the layout from before comes back after 15 seconds, or at once with Esc.',
  field: { label: 'Try the keys', hint: 'letters, digits, signs of your password' },
  loading: 'Loading the layout...',
  typeFirst: 'Type a few keys first, to see that they are right.',
  kept: (name: string): string => `This screen keeps the layout ${clean(name)}.`,
  keptHow:
    'It stays until this console ends. When nobody is logged in and no key comes for as long as ' +
    'the auto-logout time, the layout of the boot comes back.',
  leave: 'Do not save',
  leaveMeans: 'the layout at boot stays as it is',
  back: (name: string): string => `This screen has the layout ${clean(name)} again.`,
  failed: (name: string, detail: string): string =>
    `The layout ${clean(name)} could not be loaded${detail === '' ? '.' : `: ${clean(detail)}`}`,
  none: (reason: string): string => `The layouts of this host: ${reason}`,
  notListed: (name: string): string => `This host has no layout ${clean(name)}.`,
  ask: (name: string): string => `After each boot the screen of this host has ${clean(name)}.`,
  askMore: 'It is written to the file where this host keeps it. XAPI is not needed.',
  yes: 'Save',
  atBoot: (name: string): string => `At boot: ${clean(name)}.`,
  change: { title: 'Keyboard', done: 'The layout is saved.' },
} as const;
