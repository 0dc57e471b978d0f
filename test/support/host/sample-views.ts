import type {
  ChoiceView,
  ConsoleView,
  FieldView,
  FormView,
  Line,
  PageView,
  ProgressView,
  Tone,
} from '../../../src/console/index.js';

/** One line of one tone. */
export function line(text: string, tone: Tone = 'plain'): Line {
  return [{ text, tone }];
}

/** The screen with a short menu; `selected` is the bar. */
export function menuScreen(selected = 0): ConsoleView {
  const labels = [
    'Status Display',
    'Network and Management Interface',
    'Authentication',
    'Reboot or Shutdown',
    'Quit',
  ];
  return {
    header: { left: 'XCP-ng 8.3.0', middle: '12:34:56 UTC', right: 'root@host-1' },
    menu: {
      title: 'Configuration',
      items: labels.map((label, index) => ({ id: `item${index}`, label, disabled: index === 2 })),
      selected,
    },
    itemPage: {
      title: labels[selected] ?? '',
      lines: [
        line(`About ${labels[selected] ?? ''}`, 'heading'),
        line(''),
        [
          { text: 'Device    ', tone: 'label' },
          { text: 'eth0', tone: 'plain' },
        ],
        line('Cable out', 'warning'),
      ],
      first: 0,
    },
    overviewColumn: {
      title: 'This host',
      lines: [line('All is well.', 'good'), line('Address   10.0.0.17')],
    },
    dialogue: null,
    keys: [
      { key: 'Up/Down', action: 'Move' },
      { key: 'Enter', action: 'Select' },
      { key: 'Esc', action: 'Back' },
      { key: 'F1', action: 'Help' },
    ],
  };
}

const dialogueKeys = [
  { key: 'Enter', action: 'Next' },
  { key: 'Esc', action: 'Back' },
];

/** Why a row of the list below cannot be chosen. */
const notOffered = (index: number): string =>
  index % 3 === 2 ? 'Member of bond0: choose the bond instead' : '';

/** A list of `count` NICs; every third one cannot be chosen. */
export function choice(count = 4, selected = 1): ChoiceView {
  return {
    kind: 'choice',
    title: 'Emergency Network Reset: the NIC',
    intro: [line('Which NIC shall carry the management interface?')],
    columns: ['Device', 'MAC', 'Link', 'Speed', 'Driver'],
    options: Array.from({ length: count }, (_, index) => ({
      cells: [
        `eth${index}`,
        `52:54:00:00:00:0${index % 10}`,
        index % 2 === 0 ? 'up' : 'down',
        '10000 Mb/s',
        'ixgbe',
      ],
      disabled: notOffered(index),
    })),
    selected,
    reason: notOffered(selected),
    notice: [line('The NIC in use now is eth0.', 'dim')],
    keys: dialogueKeys,
  };
}

/** A field with a hint. */
export function field(label: string, value: string, more: Partial<FieldView> = {}): FieldView {
  return {
    id: label,
    label,
    value,
    caret: Array.from(value).length,
    masked: false,
    hint: '',
    issue: '',
    ...more,
  };
}

/** The static address. */
export function form(focused = 1): FormView {
  return {
    kind: 'form',
    title: 'Emergency Network Reset: the address',
    intro: [line('The address the management interface will have.')],
    fields: [
      field('IP address', '10.0.0.17', { hint: 'Four numbers, for example 192.168.0.10' }),
      field('Netmask', '255.255.0', {
        issue:
          'Netmask: "255.255.0" is not a netmask; write four numbers, for example 255.255.255.0',
      }),
      field('Gateway', '', { hint: 'May stay empty' }),
      field('Password', 'secret', { masked: true }),
    ],
    focused,
    notice: [line('Nothing is changed yet.', 'dim')],
    first: 0,
    keys: dialogueKeys,
  };
}

/** A preview of many lines with the confirmation below it. */
export function page(
  lines = 40,
  first = 0,
  answer: FieldView | null = field('Type yes to start', 'ye', {
    hint: 'Anything else changes nothing',
  }),
): PageView {
  return {
    kind: 'page',
    title: 'Emergency Network Reset: what will happen',
    lines: Array.from({ length: lines }, (_, index) =>
      line(
        `${index % 2 === 0 ? '+' : '-'} line ${index + 1} of the file`,
        index % 2 === 0 ? 'added' : 'removed',
      ),
    ),
    first,
    field: answer,
    keys: [{ key: 'PgUp/PgDn', action: 'Scroll' }, ...dialogueKeys],
  };
}

/** A run that has failed at its third step. */
export function progress(): ProgressView {
  return {
    kind: 'progress',
    title: 'Emergency Network Reset: running',
    steps: [
      { label: 'Keep undo copies', state: 'done', note: '0.1 s' },
      { label: 'Stop xapi', state: 'done', note: '2.4 s' },
      { label: 'Write the inventory', state: 'failed', note: 'disk full' },
      { label: 'Reset the interface names', state: 'skipped', note: 'not wanted' },
      { label: 'Reboot', state: 'waiting', note: '' },
    ],
    current: 2,
    summary: [
      line('The inventory could not be written: no space left on /etc.', 'bad'),
      line('The host is changed. F8 goes on from here, Esc puts everything back.'),
    ],
    keys: [
      { key: 'F8', action: 'Continue' },
      { key: 'Esc', action: 'Undo' },
    ],
  };
}
