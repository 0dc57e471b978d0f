import {
  knownManagement,
  longestMinutes,
  wholeNumber,
  type TemporaryAddress,
  type WireFinding,
} from '../../../model/index.js';
import {
  makeTemporaryRequest,
  temporaryQuestion,
  type Issue,
  type TemporaryRequest,
} from '../../../reset/index.js';
import { fieldIssueText, keyHints, temporaryWords, wayIn } from '../../../text/index.js';
import { temporaryPageWords as words } from '../../../text/pages/network/temporary.js';
import { physicalNics } from '../../describe/nics.js';
import { temporaryLeft, temporaryPair } from '../../describe/temporary.js';
import { wireParagraphs } from '../../describe/wire.js';
import type { HostKnowledge } from '../../knowledge.js';
import {
  askOn,
  isAbout,
  nothingTold,
  type LookAtWire,
  type StopLooking,
  type WireLooked,
  type WireTold,
} from '../../look-at-wire.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { change, question, type ChangeAnswer } from '../../widgets/change.js';
import { apart, blank, text } from '../../widgets/paragraph.js';
import type { DialoguePage, Go, Typed } from '../../widgets/spec.js';
import { overrideForm } from './override-form.js';

/** Adds an address to a live port for some minutes. */
export interface AddTemporaryAddress {
  readonly kind: 'addTemporaryAddress';
  readonly request: TemporaryRequest;
}

/** Removes a temporary address before its time is over. */
export interface RemoveTemporaryAddress {
  readonly kind: 'removeTemporaryAddress';
  readonly address: TemporaryAddress;
}

type Effects = AddTemporaryAddress | RemoveTemporaryAddress | LookAtWire | StopLooking;
type Answers = ChangeAnswer | WireLooked;
type Page = DialoguePage<Effects, Answers>;

const topic = 'temporary';

/** The typed minutes; null if they are not a number. */
const minutesOf = (typed: Typed): number | null => wholeNumber(typed('minutes'), 1, longestMinutes);

function wishOf(typed: Typed): ReturnType<typeof makeTemporaryRequest> {
  const [device, vlan, address, gateway] = ['device', 'vlan', 'address', 'gateway'].map(typed);
  return makeTemporaryRequest({
    device: device ?? '',
    vlan: vlan ?? '',
    address: address ?? '',
    gateway: gateway ?? '',
    minutes: minutesOf(typed) ?? 0,
  });
}

/** The form's field that an issue belongs to. */
function fieldOf({ path }: Issue): string {
  if (path === 'address6' || path === 'netmask') return 'address';
  return path === 'gateway6' ? 'gateway' : path;
}

function issueOf(typed: Typed): (id: string) => string {
  const request = wishOf(typed);
  return (id) => {
    if (id === 'minutes' && minutesOf(typed) === null) return words.minutesWrong(typed('minutes'));
    const issue = request.ok ? undefined : request.error.find((one) => fieldOf(one) === id);
    return issue === undefined ? '' : fieldIssueText(issue);
  };
}

const findingParagraphs = (found: WireTold) =>
  found.findings.length === 0 ? [] : [blank, ...wireParagraphs({ ...found, settled: true })];

/** The last question: which address goes onto which port, and what was heard on the wire. */
const askPage = (request: TemporaryRequest, found: WireTold): Page => ({
  name: 'ask',
  topic,
  spec: () =>
    question(
      words.askTitle,
      [
        text(
          words.adds(`${request.address}/${request.prefixLength}`, request.device, request.minutes),
        ),
        ...findingParagraphs(found),
      ],
      words.apply,
      change<Effects>({ kind: 'addTemporaryAddress', request: request }, words.change),
    ),
});

/** Another machine has the address. An operator who wants it all the same must type so. */
const insistPage = (
  request: TemporaryRequest,
  found: WireTold,
  { address, mac }: Extract<WireFinding, { readonly code: 'addressInUse' | 'gatewayAnswers' }>,
): Page => ({
  name: 'insist',
  topic,
  spec: () =>
    overrideForm(words.insistTitle, temporaryWords.duplicate(address, mac), () => ({
      to: 'instead',
      page: askPage(request, found),
    })),
});

/** The page after the wire was asked. */
function after(request: TemporaryRequest, found: WireTold): Go<Effects, Answers> {
  const duplicate = found.findings.find(({ code }) => code === 'addressInUse');
  return {
    to: 'instead',
    page:
      duplicate?.code === 'addressInUse'
        ? insistPage(request, found, duplicate)
        : askPage(request, found),
    effects: [{ kind: 'stopLooking' }],
  };
}

/** The page while the wire is asked. */
const lookPage = (request: TemporaryRequest, found: WireTold): Page => ({
  name: 'look',
  topic,
  spec: () => ({
    kind: 'text',
    title: words.lookTitle,
    paragraphs: [text(words.looking(request.address)), blank, ...wireParagraphs(found)],
    keys: [],
    leave: [{ kind: 'stopLooking' }],
    escape: 'back',
    enter: { hint: keyHints.next, go: () => after(request, found) },
  }),
  hears: {
    wire: (looked) => {
      if (!isAbout(temporaryQuestion(request), looked)) return null;
      const isUsed = looked.findings.some(({ code }) => code === 'addressInUse');
      return looked.settled || isUsed
        ? after(request, looked)
        : { to: 'stay', page: lookPage(request, looked) };
    },
  },
});

/** The port to suggest: the one of the management interface. */
function usualDevice({ facts, status }: HostKnowledge): string {
  const ports = physicalNics(facts);
  const now = knownManagement(status);
  const devices = [now?.device, ...(now?.members ?? []).map(({ device }) => device)];
  const port =
    ports.find(({ device }) => devices.includes(device)) ??
    ports.find(({ carrier }) => carrier === true) ??
    ports[0];
  return port?.device ?? '';
}

const formPage: Page = {
  name: 'form',
  topic,
  spec: (known) => {
    const ports = physicalNics(known.facts).map(({ device }) => device);
    const { fields } = words;
    return {
      kind: 'form',
      title: words.formTitle,
      intro: [text(words.formIntro)],
      fields: [
        { id: 'device', ...fields.device(ports), value: usualDevice(known) },
        { id: 'address', ...fields.address, value: '' },
        { id: 'vlan', ...fields.vlan, value: '' },
        { id: 'gateway', ...fields.gateway, value: '' },
        { id: 'minutes', ...fields.minutes, value: '60' },
      ],
      issueOf,
      submit: (typed) => {
        const request = wishOf(typed);
        return request.ok
          ? {
              to: 'page',
              page: lookPage(request.value, nothingTold),
              effects: [askOn(temporaryQuestion(request.value))],
            }
          : { to: 'stay', page: formPage };
      },
    };
  },
};

const removePage = (address: TemporaryAddress): Page => ({
  name: 'remove',
  topic,
  spec: () =>
    question(
      words.removeTitle,
      [text(words.removes(address))],
      words.remove,
      change<Effects>({ kind: 'removeTemporaryAddress', address }, words.removed),
    ),
});

/** A row to add an address, and the present temporary addresses. */
const listPage: Page = {
  name: 'list',
  topic,
  ticks: true,
  spec: (known) => ({
    kind: 'list',
    title: words.title,
    intro: [text(words.intro)],
    columns: [],
    preselected: 0,
    rows: [
      { cells: [words.add], disabled: '', go: { to: 'page', page: formPage } },
      ...temporaryLeft(known).map((address) => ({
        cells: [words.end(address), temporaryWords.left(address, Date.parse(known.now))],
        disabled: '',
        go: { to: 'page', page: removePage(address) } as const,
      })),
    ],
  }),
};

/** The menu item Temporary Address. */
export const temporary: MenuPage<Effects, Answers> = {
  words,
  topic,
  beside: (known) => [
    ...apart(words.beside),
    ...temporaryLeft(known).flatMap((address) => [blank, ...temporaryPair(address, known)]),
  ],
  way: () => wayIn.begin,
  guarded: true,
  enter: ({ facts }) => (facts === null ? null : { page: listPage }),
};
