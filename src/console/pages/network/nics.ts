import type { HostFacts, Nic, NicSample, WireQuestion } from '../../../model/index.js';
import {
  bytes,
  clean,
  nicUseWords,
  nicWords,
  statusWords,
  unknownValue,
  wayIn,
} from '../../../text/index.js';
import { nicPageWords as words } from '../../../text/pages/network/nics.js';
import { localTime } from '../../clock.js';
import { nicUse } from '../../describe/nic-use.js';
import { nicCells, nicDetails, listedNics } from '../../describe/nics.js';
import { nicRows } from '../../describe/overview-column.js';
import { wireParagraphs } from '../../describe/wire.js';
import type { HostKnowledge } from '../../knowledge.js';
import {
  isAbout,
  listenOn,
  nothingTold,
  type LookAtWire,
  type StopLooking,
  type WireLooked,
  type WireTold,
} from '../../look-at-wire.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { blank, pair, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, Go, TextSpec } from '../../widgets/spec.js';

/**
 * Samples one interface every second, by `nicSample` answers until another is named; null: stops.
 */
export interface WatchNic {
  readonly kind: 'watchNic';
  readonly device: string | null;
}

/** Makes a port's light blink (ethtool -p); answered by `blinking`. */
export interface Blink {
  readonly kind: 'blink';
  readonly device: string;
  readonly on: boolean;
}

/** A sample of the watched interface. */
export interface NicSampled {
  readonly kind: 'nicSample';
  readonly sample: NicSample;
}

/**
 * The state of a port's light. `unsupported`: the driver has no such light, so the page tells the
 * operator to pull the cable and watch the link.
 */
export interface Blinking {
  readonly kind: 'blinking';
  readonly device: string;
  readonly state: 'on' | 'off' | 'unsupported';
  readonly detail: string;
}

type Effects = WatchNic | Blink | LookAtWire | StopLooking;
type Answers = NicSampled | Blinking | WireLooked;
type Page = DialoguePage<Effects, Answers>;

interface Watched {
  readonly device: string;
  /** Its link when it was chosen, then that of the latest sample. */
  readonly carrier: boolean | null;
  /** null until the first one comes. */
  readonly sample: NicSample | null;
  readonly light: Blinking['state'];
  /** The latest changes of its link, oldest first. */
  readonly changes: readonly { readonly at: string; readonly carrier: boolean }[];
}

/** How many changes of the link the page keeps. */
const keptChanges = 5;

function sampleParagraphs({ sample }: Watched): readonly Paragraph[] {
  if (sample === null) return [text(words.noSample, 'dim')];
  const { receivedBytes, sentBytes, receiveErrors, sendErrors, rates } = sample;
  const rate = (count: number | undefined): string =>
    count === undefined ? '' : `, ${bytes(count)}/s`;
  return [
    pair(words.received, `${bytes(receivedBytes)}${rate(rates?.received)}`),
    pair(words.sent, `${bytes(sentBytes)}${rate(rates?.sent)}`),
    pair(
      words.errors,
      `${receiveErrors + sendErrors}`,
      receiveErrors + sendErrors === 0 ? 'plain' : 'warning',
    ),
  ];
}

/**
 * Says whether the interface carries the management interface. Its details already name the bond or
 * bridge that it is a port of.
 */
function managementParagraphs(nic: Nic, facts: HostFacts): readonly Paragraph[] {
  const use = nicUse(nic, facts);
  return use.use === 'management' ? [pair(nicWords.usedBy, nicUseWords(use), 'accent')] : [];
}

function lightParagraphs({ light }: Watched): readonly Paragraph[] {
  if (light === 'off') return [];
  return light === 'on'
    ? [pair(words.light, words.blinking, 'accent')]
    : [blank, text(words.unsupported, 'warning')];
}

function nicSpec(watched: Watched, { facts }: HostKnowledge): TextSpec<Effects, Answers> {
  const { device, light, changes, sample } = watched;
  const nic = listedNics(facts).find((candidate) => candidate.device === device);
  const seen =
    nic === undefined ? null : { ...nic, carrier: sample === null ? nic.carrier : sample.carrier };
  const on = light !== 'on';
  return {
    kind: 'text',
    title: words.one(device),
    paragraphs: [
      ...(seen === null || facts === null
        ? [text(words.gone, 'warning')]
        : [...nicDetails(seen, facts), ...managementParagraphs(seen, facts)]),
      ...sampleParagraphs(watched),
      ...lightParagraphs(watched),
      ...changes.map(({ at, carrier }) =>
        text(carrier ? words.linkUp(at) : words.linkDown(at), carrier ? 'good' : 'warning'),
      ),
    ],
    keys: [
      {
        key: 'b',
        hint: on ? words.blink : words.still,
        go: { to: 'stay', page: nicPage(watched), effects: [{ kind: 'blink', device, on }] },
      },
      {
        key: 'w',
        hint: words.wire,
        go: {
          to: 'page',
          page: wirePage(device, nothingTold),
          effects: [listenOn(wireQuestionOf(device))],
        },
      },
    ],
    leave: [
      ...(light === 'on' ? [{ kind: 'blink', device, on: false } as const] : []),
      { kind: 'watchNic', device: null },
    ],
    escape: 'back',
  };
}

function sampled(
  watched: Watched,
  sample: NicSample,
  { now, offsetMinutes }: HostKnowledge,
): Go<Effects, Answers> | null {
  if (sample.device !== watched.device) return null;
  const { carrier } = sample;
  const before = watched.carrier;
  // A cable pulled before the first sample is a change too. An unknown link that is read at last
  // is none.
  const changes =
    carrier !== null && before !== carrier && (before !== null || watched.sample !== null)
      ? [...watched.changes, { at: localTime(now, offsetMinutes).slice(11), carrier }]
      : watched.changes;
  return {
    to: 'stay',
    page: nicPage({ ...watched, carrier, sample, changes: changes.slice(-keptChanges) }),
  };
}

/** The page of one interface: what the kernel knows, its traffic, and its light. */
const nicPage = (watched: Watched): Page => ({
  name: 'nic',
  topic: 'nics',
  spec: (known) => nicSpec(watched, known),
  hears: {
    nicSample: ({ sample }, known) => sampled(watched, sample, known),
    blinking: ({ device, state }) =>
      device === watched.device
        ? { to: 'stay', page: nicPage({ ...watched, light: state }) }
        : null,
  },
});

/** Asks everything that an untagged port can be asked without an address. */
function wireQuestionOf(device: string): WireQuestion {
  return { device, vlan: null, dhcp: true, routers: true, addresses: [], gateways: [] };
}

/** What is on the cable of an interface. Only a key switches on an interface that is off. */
const wirePage = (device: string, found: WireTold): Page => ({
  name: 'wire',
  topic: 'nics',
  spec: () => ({
    kind: 'text',
    title: words.cable(device),
    paragraphs: [text(words.cableIntro, 'dim'), blank, ...wireParagraphs(found)],
    keys: found.findings.some((one) => one.code === 'notLooked' && one.reason === 'down')
      ? [
          {
            key: 's',
            hint: words.raise,
            go: {
              to: 'stay',
              page: wirePage(device, nothingTold),
              effects: [listenOn(wireQuestionOf(device), true)],
              guarded: true,
            },
          },
        ]
      : [],
    leave: [{ kind: 'stopLooking' }],
    escape: 'back',
  }),
  hears: {
    wire: (looked) =>
      isAbout(wireQuestionOf(device), looked)
        ? { to: 'stay', page: wirePage(device, looked) }
        : null,
  },
});

/** All interfaces with hardware behind them; Enter opens one. */
const listPage: Page = {
  name: 'list',
  topic: 'nics',
  spec: ({ facts }) => {
    const all = listedNics(facts);
    return {
      kind: 'list',
      title: words.title,
      intro: [text(all.length === 0 ? nicWords.noneFound : words.intro)],
      columns: nicWords.columns,
      spare: nicWords.spare,
      preselected: 0,
      rows: all.map((nic) => ({
        cells: facts === null ? [] : nicCells(nic, facts),
        disabled: '',
        go: {
          to: 'page',
          page: nicPage({
            device: nic.device,
            carrier: nic.carrier,
            sample: null,
            light: 'off',
            changes: [],
          }),
          effects: [{ kind: 'watchNic', device: nic.device }],
        },
      })),
    };
  },
};

function beside({ facts }: HostKnowledge): readonly Paragraph[] {
  if (facts === null) return [text(statusWords.reading, 'dim')];
  if (!facts.nics.known)
    return [text(nicWords.notReadable(unknownValue(facts.nics.reason)), 'warning')];
  const all = listedNics(facts);
  if (all.length === 0) return [text(nicWords.noneFound, 'warning')];
  return [
    text(words.beside, 'dim'),
    ...all.flatMap((nic) => {
      const isManagement = nicUse(nic, facts).use === 'management';
      const name = clean(nic.device);
      return [
        blank,
        text(
          isManagement ? `${name} (${nicWords.management})` : name,
          isManagement ? 'accent' : 'heading',
        ),
        ...nicDetails(nic, facts, '  '),
      ];
    }),
  ];
}

/** The menu item Display NICs. */
export const nics: MenuPage<Effects, Answers> = {
  words,
  topic: 'nics',
  beside,
  brief: ({ facts }, { columns, rows }) =>
    facts?.nics.known === true ? nicRows(facts, columns, rows) : [],
  way: () => wayIn.open,
  enter: () => ({ page: listPage }),
};
