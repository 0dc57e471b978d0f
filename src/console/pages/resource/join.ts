import type { CoordinatorProbe, JoinRequest } from '../../../model/index.js';
import { clean, coordinatorFoundText, addressNotTried, wayIn } from '../../../text/index.js';
import { joinWords as words } from '../../../text/pages/resource/join.js';
import type { HostKnowledge, Knowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer } from '../../objects.js';
import type { CoordinatorTried, TryCoordinator } from '../../reset/effects.js';
import { change, question } from '../../widgets/change.js';
import { apart, blank, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage } from '../../widgets/spec.js';
import { message, waitingMessage } from '../../widgets/text-page.js';
import { coordinatorForm } from './coordinator-form.js';

/** Makes this host a supporter of another pool. */
export interface JoinPool extends JoinRequest {
  readonly kind: 'joinPool';
}

type Effects = JoinPool | TryCoordinator;
type Answers = ObjectAnswer | CoordinatorTried;
type Page = DialoguePage<Effects, Answers>;

const topic = 'join';

/** Why the host at this address is none to join; '' if it may be one. */
function whyNot(probe: CoordinatorProbe): string {
  const { address, found, proof } = probe;
  if (proof === 'ours' && found !== 'thisHost') return words.ours(clean(address));
  switch (found) {
    case 'thisHost':
    case 'silent':
    case 'refused':
    case 'noRoute':
    case 'noAddress':
    case 'noXapi':
    case 'noCertificate':
    case 'starting':
      return coordinatorFoundText(probe);
    case 'supporter':
      return `${coordinatorFoundText(probe)} ${words.giveCoordinator}`;
    case 'coordinator':
    case 'answers':
      return '';
  }
}

/** What is known of the one that answers. */
function proof(address: string, probe: CoordinatorProbe | null): readonly Paragraph[] {
  const found = probe === null ? addressNotTried(address) : coordinatorFoundText(probe);
  return [
    text(probe?.found === 'coordinator' ? found : `${found} ${words.roleUnknown}`),
    text(words.notProven, 'warning'),
  ];
}

const askPage = (request: JoinRequest): Page => ({
  name: 'join ask',
  topic,
  spec: () =>
    question(
      words.title,
      [
        text(words.becomes(clean(request.address))),
        blank,
        ...apart(words.lost, 'warning'),
        blank,
        text(words.restarts),
      ],
      words.yes,
      change<Effects>({ kind: 'joinPool', ...request }, words.change),
    ),
});

const formPage = (address: string, probe: CoordinatorProbe | null): Page => ({
  name: 'join form',
  topic,
  spec: () => ({
    kind: 'form',
    title: words.formTitle,
    intro: proof(address, probe),
    fields: [
      { id: 'user', ...words.user, value: 'root' },
      { id: 'password', ...words.password, value: '', masked: true },
    ],
    issueOf: (typed) => (id) => (typed(id) === '' ? words.missing : ''),
    submit: (typed) => ({
      to: 'page',
      page: askPage({ address, user: typed('user'), password: typed('password') }),
    }),
  }),
});

const refusedPage = (why: string): Page => ({
  name: 'join refused',
  topic,
  spec: () => message(words.refusedTitle, [text(why, 'bad')]),
});

const tryPage = (address: string): Page => ({
  name: 'join try',
  topic,
  spec: () => waitingMessage(words.tryTitle, [text(words.trying(clean(address)))]),
  hears: {
    coordinatorTried: (tried) => {
      if (tried.address !== address) return null;
      const why = tried.probe === null ? '' : whyNot(tried.probe);
      return {
        to: 'instead',
        page: why === '' ? formPage(address, tried.probe) : refusedPage(why),
      };
    },
  },
});

const addressPage: Page = {
  name: 'join',
  topic,
  spec: (known) =>
    coordinatorForm<Effects, Answers>(known, {
      title: words.addressTitle,
      intro: [text(words.addressIntro)],
      field: { ...words.address, value: '' },
      page: addressPage,
      go: (address) => ({
        to: 'page',
        page: tryPage(address),
        effects: [{ kind: 'tryCoordinator', address }],
      }),
    }),
};

/** Why this host cannot join a pool now; '' if it may. */
function reason({ facts }: HostKnowledge): string {
  if (facts === null) return '';
  if (facts.pool.role === 'supporter') return words.isSupporter;
  return facts.xapi === 'running' ? '' : words.noXapi;
}

/** The menu item Join a Pool. */
export const join: MenuPage<Effects, Answers> = {
  words,
  topic,
  beside: () => apart(words.beside),
  reason: (known: Knowledge) => reason(known),
  way: () => wayIn.begin,
  enter: ({ facts }) => (facts === null ? null : { page: addressPage }),
};
