import { coordinatorAddressOf } from '../../../model/index.js';
import { coordinatorHazard, type Hazard } from '../../../reset/index.js';
import {
  addressNotTried,
  clean,
  hazardText,
  poolRecoveryWords as recoveryWords,
  wayIn,
} from '../../../text/index.js';
import { poolPageWords as words } from '../../../text/pages/network/pool.js';
import type { HostKnowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import type { ObjectAnswer, ReadObjects } from '../../objects.js';
import type { CoordinatorTried, TryCoordinator } from '../../reset/effects.js';
import { change, question } from '../../widgets/change.js';
import { apart, blank, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage } from '../../widgets/spec.js';
import { message, waitingMessage } from '../../widgets/text-page.js';
import {
  coordinatorForm,
  type CoordinatorAddress as Address,
} from '../resource/coordinator-form.js';
import { playbookPage, type PlaybookEffects } from './playbook.js';
import { recoverPage, type ChangePool } from './recover.js';
import { overrideForm } from './override-form.js';

/** What the pages of the pool ask for. */
export type PoolEffects = ChangePool | TryCoordinator | PlaybookEffects;

/** What the pages of the pool receive. */
export type PoolAnswers = ObjectAnswer | CoordinatorTried;
type Page = DialoguePage<PoolEffects, PoolAnswers>;

const topic = 'pool';
const tones = { blocks: 'bad', warns: 'warning', informs: 'plain' } as const;

const paragraphOf = (hazard: Hazard): Paragraph => text(hazardText(hazard), tones[hazard.severity]);

/** The address in pool.conf; '' if there is none. */
const present = ({ facts }: HostKnowledge): string => coordinatorAddressOf(facts?.pool);

const how = ({ facts }: HostKnowledge): Paragraph =>
  text(facts?.xapi === 'stopped' ? words.byFiles : words.restarts);

/** The last question before this host is pointed at another address. */
const pointAsk = (address: Address, found: Hazard | null): Page => ({
  name: 'pool point ask',
  topic,
  spec: (known) =>
    question(
      words.pointTitle,
      [
        found === null ? text(addressNotTried(address), 'warning') : paragraphOf(found),
        blank,
        text(words.pointed(clean(present(known)) || words.noAddress, clean(address))),
        how(known),
      ],
      words.yesPoint,
      change<PoolEffects>(
        { kind: 'changePool', recovery: { kind: 'pointAtCoordinator', address } },
        words.change.point,
      ),
    ),
});

/** That is not the coordinator of this pool. An operator who knows better must type so. */
const pointInsist = (address: Address, found: Hazard): Page => ({
  name: 'pool point insist',
  topic,
  spec: () =>
    overrideForm(words.insistTitle, hazardText(found), () => ({
      to: 'instead',
      page: pointAsk(address, found),
    })),
});

/** The page while the address is tried. */
const pointTry = (address: Address): Page => ({
  name: 'pool point try',
  topic,
  spec: () => waitingMessage(words.tryTitle, [text(words.trying(clean(address)))]),
  hears: {
    coordinatorTried: (tried) => {
      if (tried.address !== address) return null;
      const found = tried.probe === null ? null : coordinatorHazard(tried.probe);
      return {
        to: 'instead',
        page: found?.severity === 'blocks' ? pointInsist(address, found) : pointAsk(address, found),
      };
    },
  },
});

/** Asks for the new address. */
export const pointPage: Page = {
  name: 'pool point',
  topic,
  spec: (known) =>
    coordinatorForm<PoolEffects, PoolAnswers>(known, {
      title: words.pointTitle,
      intro: state(known),
      field: { ...words.address, value: present(known) },
      page: pointPage,
      go: (address) => ({
        to: 'page',
        page: pointTry(address),
        effects: [{ kind: 'tryCoordinator', address }],
      }),
    }),
};

/** The question before this host becomes the coordinator, with what is lost. */
export const becomePage: Page = {
  name: 'pool become',
  topic,
  spec: (known) =>
    isArmed(known)
      ? message(words.becomeTitle, [text(recoveryWords.haArmed, 'bad')])
      : question(
          words.becomeTitle,
          [...apart(recoveryWords.becomeWarnings, 'warning'), blank, how(known)],
          words.yesBecome,
          change<PoolEffects>(
            { kind: 'changePool', recovery: { kind: 'becomeCoordinator' } },
            words.change.become,
          ),
        ),
};

const isArmed = ({ facts }: HostKnowledge): boolean =>
  facts?.haArmed.known === true && facts.haArmed.value;

function state({ facts }: HostKnowledge): readonly Paragraph[] {
  if (facts === null) return [];
  switch (facts.pool.role) {
    case 'coordinator':
      return [text(words.is.coordinator)];
    case 'supporter':
      return [text(words.is.supporter(clean(facts.pool.coordinatorAddress)))];
    case 'broken':
    case 'unknown':
      return [text(words.is.unclear, 'warning')];
  }
}

const isCoordinator = ({ facts }: HostKnowledge): boolean => facts?.pool.role === 'coordinator';

function whyNotRecover(known: HostKnowledge): string {
  if (!isCoordinator(known)) return words.notCoordinator;
  return known.facts?.xapi === 'running' ? '' : words.noXapi;
}

/** Reads the supporters for their page. */
export const readsPlaybook: ReadObjects = { kind: 'readObjects', of: 'playbook' };

const listPage: Page = {
  name: 'pool',
  topic,
  spec: (known) => {
    const own = isCoordinator(known) ? words.isCoordinator : '';
    return {
      kind: 'list',
      title: words.title,
      intro: state(known),
      columns: [],
      preselected: isCoordinator(known) ? 2 : 0,
      rows: [
        {
          cells: [words.point, words.pointMeans],
          disabled: own,
          go: { to: 'page', page: pointPage },
        },
        {
          cells: [words.become, words.becomeMeans],
          disabled: own,
          go: { to: 'page', page: becomePage },
        },
        {
          cells: [words.recover, words.recoverMeans],
          disabled: whyNotRecover(known),
          go: { to: 'page', page: recoverPage },
        },
        {
          cells: [words.supportersRow, words.recoverMeans],
          disabled: whyNotRecover(known),
          go: { to: 'page', page: playbookPage(null), effects: [readsPlaybook] },
        },
      ],
    };
  },
};

/** The menu item Place in the Pool. */
export const pool: MenuPage<PoolEffects, PoolAnswers> = {
  words,
  topic,
  beside: (known) => [...state(known), blank, ...apart(words.beside)],
  way: () => wayIn.begin,
  enter: ({ facts }) => (facts === null ? null : { page: listPage }),
};
