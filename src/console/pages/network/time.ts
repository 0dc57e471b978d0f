import {
  typedList,
  ipUnusable,
  isHostName,
  isIp,
  sameAddress,
  timeModes,
  type TimeMode,
  knownManagement,
} from '../../../model/index.js';
import { clean, unknownValue, wayIn } from '../../../text/index.js';
import { timeWords as words } from '../../../text/pages/network/time.js';
import { localTime } from '../../clock.js';
import type { HostKnowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { change, question, type ChangeAnswer } from '../../widgets/change.js';
import { blank, item, layout, pair, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, Go } from '../../widgets/spec.js';

/**
 * The wanted time source of the host's clock (host.set_ntp_mode, host.set_ntp_custom_servers).
 * `servers` is used with `manual` only.
 */
export interface TimeRequest {
  readonly mode: TimeMode;
  /** IP addresses or host names. */
  readonly servers: readonly string[];
  /**
   * The local time to set the clock to, "2026-11-22 15:04:05", with `off` only; null leaves the
   * clock unchanged.
   */
  readonly clock: string | null;
}

/** Sets the time source. */
export interface SetTime {
  readonly kind: 'setTime';
  readonly request: TimeRequest;
}

type Page = DialoguePage<SetTime, ChangeAnswer>;

/** The present time source. */
function timeParagraphs({ time }: HostKnowledge): readonly Paragraph[] {
  if (time === null) return [];
  if (!time.known) return [pair(words.now, unknownValue(time.reason))];
  const { mode, servers, synchronised } = time.value;
  return [
    pair(words.now, words.modes[mode][0]),
    ...(servers.length === 0 ? [] : [pair(words.servers, clean(servers.join(', ')))]),
    ...(synchronised === null
      ? []
      : [
          pair(
            words.synchronised,
            synchronised ? words.inStep : words.outOfStep,
            synchronised ? 'plain' : 'warning',
          ),
        ]),
  ];
}

const askPage = (request: TimeRequest): Page => ({
  name: 'ask',
  topic: 'time',
  spec: ({ facts }) => {
    const { mode, servers, clock } = request;
    const inFile = facts !== null && facts.xapi !== 'running';
    const paragraphs = [
      text(words.becomes),
      item(words.modes[mode][0]),
      ...servers.map((server) => item(clean(server))),
      ...(mode === 'off'
        ? [
            blank,
            text(words.offWarning, 'warning'),
            blank,
            text(clock === null ? words.clockStays : words.clockBecomes(clock)),
          ]
        : []),
      ...(inFile ? [blank, text(words.inFile)] : []),
    ];
    return question(
      words.askTitle,
      paragraphs,
      words.apply,
      change<SetTime>({ kind: 'setTime', request: request }, words.change),
    );
  },
});

const ask = (request: TimeRequest): Go<SetTime, ChangeAnswer> => ({
  to: 'page',
  page: askPage(request),
});

function serversIssue(typed: string): string {
  const servers = typedList(typed);
  const wrong = servers.find((entry) =>
    isIp(entry) ? ipUnusable(entry) !== null : !isHostName(entry),
  );
  if (wrong !== undefined) return words.wrong(wrong);
  const twice = servers.find((entry, index) =>
    servers.slice(0, index).some((other) => sameAddress(other, entry)),
  );
  if (twice !== undefined) return words.twice(twice);
  return servers.length === 0 ? words.missing : '';
}

/** The form for the operator's own servers: names, IPv4 and IPv6. */
const manualPage: Page = {
  name: 'manual',
  topic: 'time',
  spec: ({ time }) => {
    const present =
      time?.known === true && time.value.mode === 'manual' ? time.value.servers.join(', ') : '';
    return {
      kind: 'form',
      title: words.manualTitle,
      intro: [text(words.manualIntro)],
      fields: [{ id: 'servers', ...words.field, value: present }],
      issueOf: (typed) => () => serversIssue(typed('servers')),
      submit: (typed) => ask({ mode: 'manual', servers: typedList(typed('servers')), clock: null }),
    };
  },
};

/** Whether a text is a day of the calendar, from 2000 to 2099. */
function isDay(typed: string): boolean {
  const time = /^20\d\d-\d\d-\d\d$/u.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(typed);
}

/** Whether a text is a time of day, with or without seconds. */
const isTime = (typed: string): boolean => /^(?:[01]\d|2[0-3])(?::[0-5]\d){1,2}$/u.test(typed);

function clockIssue(id: string, date: string, time: string): string {
  if (id === 'date') {
    if (date === '') return time === '' ? '' : words.dateMissing;
    return isDay(date) ? '' : words.dateWrong(date);
  }
  if (time === '') return date === '' ? '' : words.timeMissing;
  return isTime(time) ? '' : words.timeWrong(time);
}

/** The form for date and time. Without network time, only the operator sets them. */
const clockPage: Page = {
  name: 'clock',
  topic: 'time',
  ticks: true,
  spec: ({ now, offsetMinutes }) => ({
    kind: 'form',
    title: words.clockTitle,
    intro: [text(words.clockIntro), text(words.clockNow(localTime(now, offsetMinutes)))],
    fields: [
      { id: 'date', ...words.date, value: '' },
      { id: 'time', ...words.time, value: '' },
    ],
    issueOf: (typed) => (id) => clockIssue(id, typed('date'), typed('time')),
    submit: (typed) => {
      const [date, time] = [typed('date'), typed('time')];
      return ask({
        mode: 'off',
        servers: [],
        clock: date === '' ? null : `${date} ${time.length === 5 ? `${time}:00` : time}`,
      });
    },
  }),
};

/**
 * Why a source cannot be chosen now; '' if it can. Without XAPI, the host's own files can only name
 * servers.
 */
function whyDisabled(mode: TimeRequest['mode'], { facts, status }: HostKnowledge): string {
  const management = knownManagement(status);
  const byXapi = mode === 'dhcp' || mode === 'default';
  if (byXapi && facts !== null && facts.xapi !== 'running') return words.needsXapi;
  return mode === 'dhcp' && management !== null && management.mode !== 'dhcp' ? words.notDhcp : '';
}

/** The list of time sources; the present one is selected. */
const listPage: Page = {
  name: 'list',
  topic: 'time',
  spec: (known) => {
    const present = known.time?.known === true ? known.time.value.mode : 'unknown';
    const leads = (mode: TimeRequest['mode']): Go<SetTime, ChangeAnswer> => {
      if (mode === 'manual') return { to: 'page', page: manualPage };
      return mode === 'off'
        ? { to: 'page', page: clockPage }
        : ask({ mode, servers: [], clock: null });
    };
    return {
      kind: 'list',
      title: words.title,
      intro: [text(words.intro), ...timeParagraphs(known)],
      columns: [],
      preselected: Math.max(
        0,
        timeModes.findIndex((mode) => mode === present),
      ),
      rows: timeModes.map((mode) => ({
        cells: words.modes[mode],
        disabled: whyDisabled(mode, known),
        go: leads(mode),
      })),
    };
  },
};

/** The menu item Network Time (NTP). */
export const time: MenuPage<SetTime, ChangeAnswer> = {
  words,
  topic: 'time',
  beside: (known) => [text(words.beside), blank, ...timeParagraphs(known)],
  brief: (known, { columns }) => layout(timeParagraphs(known), columns),
  way: () => wayIn.begin,
  guarded: true,
  enter: () => ({ page: listPage }),
};
