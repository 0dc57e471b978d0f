import {
  clean,
  keyHints,
  lastReportWords,
  poolRole,
  statusLabels as labels,
  statusWords as words,
  unknownValue,
} from '../../text/index.js';
import { statusPageWords as own } from '../../text/pages/status.js';
import { type Known, type HostStatus, knownManagement } from '../../model/index.js';
import { inBrief } from '../frame/brief.js';
import {
  fingerprintParagraphs,
  loadParagraphs,
  machineParagraphs,
} from '../describe/machine-summary.js';
import { addressPairs, managementPairs } from '../describe/management.js';
import { temporaryLeft, temporaryParagraphs } from '../describe/temporary.js';
import { managementLines, stateLines } from '../describe/overview-column.js';
import { warningParagraphs, wellParagraphs } from '../describe/warning-paragraphs.js';
import type { QuickFix, QuickFixItem } from '../describe/quick-fixes.js';
import { quickFixKeys, warnings } from '../describe/warnings.js';
import type { HostKnowledge, Knowledge } from '../knowledge.js';
import type { MenuPage } from '../menu/menu-page.js';
import type { GoTo } from '../core-effect.js';
import {
  lastReportPage,
  type LastReportRead,
  type ReadLastReport,
} from '../restart/last-report.js';
import { endWaitPage, type EndWait } from '../restart/end-wait.js';
import { change, question, type ChangeAnswer } from '../widgets/change.js';
import { noHint } from '../widgets/moved.js';
import { blank, name, pair, text, type Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Go, KeySpec } from '../widgets/spec.js';

import {
  becomePage,
  pointPage,
  readsPlaybook,
  type PoolAnswers,
  type PoolEffects,
} from './network/pool.js';
import { playbookPage } from './network/playbook.js';
import { recoverPage } from './network/recover.js';

/** Starts XAPI's service. `restart`: stops it first, because it does not answer. */
export interface StartXapi {
  readonly kind: 'startXapi';
  readonly how: 'start' | 'restart';
}

type Effects =
  StartXapi | EndWait | GoTo<QuickFixItem | 'temporary'> | ReadLastReport | PoolEffects;
type Answers = ChangeAnswer | LastReportRead | PoolAnswers;
type Page = DialoguePage<Effects, Answers>;

const poolPages = {
  point: () => pointPage,
  become: () => becomePage,
  recover: () => recoverPage,
} as const;

const knownName = (label: string, fact: Known<string>): Paragraph =>
  fact.known
    ? name(label, fact.value === '' ? words.unnamed : clean(fact.value))
    : pair(label, unknownValue(fact.reason));

function product(status: HostStatus): string {
  const known = clean(`${status.brand} ${status.version}`).trim();
  return known === '' ? words.productUnknown : known;
}

function pool(status: HostStatus): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [
    knownName(labels.pool, status.poolName),
    pair(labels.role, poolRole(status.pool)),
  ];
  if (status.pool.role === 'supporter') {
    const address = clean(status.pool.coordinatorAddress);
    if (status.coordinatorName.known)
      paragraphs.push(
        name(labels.coordinator, clean(status.coordinatorName.value)),
        pair(labels.coordinatorAddress, address),
      );
    else paragraphs.push(pair(labels.coordinator, address));
  }
  return paragraphs;
}

function hostParagraphs({
  status,
  machineSummary,
  embeddedRoot,
}: HostKnowledge & { readonly status: HostStatus }): readonly Paragraph[] {
  return [
    knownName(labels.host, status.hostName),
    pair(labels.product, product(status)),
    ...machineParagraphs(machineSummary),
    ...(embeddedRoot === '' ? [] : [pair(labels.embedded, clean(embeddedRoot))]),
  ];
}

/**
 * The Status Display: the address first, since the screen may be all that somebody has. Then what
 * is wrong, and the rest: temporary addresses, host, management interface, pool, machine,
 * fingerprints. Beside the menu of a small screen there is no room above for what was looked at, so
 * that comes last there.
 */
function statusParagraphs(host: HostKnowledge, where: 'menu' | 'page'): readonly Paragraph[] {
  const { status, facts, machineSummary, hasOverviewColumn } = host;
  if (status === null) return [text(words.reading, 'dim')];
  const load = hasOverviewColumn ? [] : loadParagraphs(host);
  const [well, looked] = wellParagraphs(host);
  const before = where === 'page' && looked !== undefined ? [looked, blank] : [];
  const addresses = hasOverviewColumn ? [] : addressPairs(status);
  return [
    ...addresses,
    ...warningParagraphs(host),
    ...(well === undefined ? [] : [well]),
    ...before,
    ...temporaryParagraphs(host),
    ...hostParagraphs({ ...host, status }),
    blank,
    text(labels.management, 'heading'),
    ...managementPairs(status, facts, addresses),
    blank,
    ...pool(status),
    ...(load.length === 0 ? [] : [blank, text(labels.machine, 'heading'), ...load]),
    ...fingerprintParagraphs(machineSummary),
    ...(where === 'menu' && looked !== undefined ? [blank, looked] : []),
  ];
}

/** The question before XAPI is started or restarted, with what that does. */
function xapiPage(how: 'start' | 'restart'): Page {
  const { title, does, yes, change: words } = own.xapi[how];
  return {
    name: 'xapi',
    topic: 'status',
    spec: () =>
      question(
        title,
        [text(does), text(own.xapi.keeps)],
        yes,
        change<Effects>({ kind: 'startXapi', how }, words),
      ),
  };
}

function leadsTo(quickFix: QuickFix): Go<Effects, Answers> {
  switch (quickFix.kind) {
    case 'item':
      return { to: 'close', effects: [{ kind: 'goTo', item: quickFix.item }] };
    case 'confirm':
      return { to: 'instead', page: endWaitPage(quickFix.answer) };
    case 'xapi':
      return { to: 'instead', page: xapiPage(quickFix.how) };
    case 'pool':
      return quickFix.how === 'playbook'
        ? { to: 'instead', page: playbookPage(null), effects: [readsPlaybook] }
        : { to: 'instead', page: poolPages[quickFix.how]() };
  }
}

/** The keys of the quick fixes, the same beside the menu and on the whole page. */
function fixKeys({ status, ...host }: HostKnowledge): readonly KeySpec<Effects, Answers>[] {
  if (status === null) return [];
  const fixes = [...quickFixKeys(warnings({ ...host, status }))].map(([key, quickFix]) => ({
    key,
    hint: noHint,
    go: leadsTo(quickFix),
  }));
  const goes = { to: 'close', effects: [{ kind: 'goTo', item: 'temporary' }] } as const;
  return temporaryLeft({ ...host, status }).length === 0
    ? fixes
    : [...fixes, { key: 't', hint: noHint, go: goes }];
}

/** Opens the report of the last reset again. Only on the whole page: a letter moves in the menu. */
const reportKey = (): KeySpec<Effects, Answers> => ({
  key: 'l',
  hint: lastReportWords.key,
  go: { to: 'page', page: lastReportPage(null), effects: [{ kind: 'readLastReport' }] },
});

/** The Status Display over the full width, so fingerprints and long names fit on one line. */
const details: Page = {
  name: 'status',
  topic: 'status',
  spec: (known) => ({
    kind: 'text',
    title: own.label,
    paragraphs: statusParagraphs({ ...known, hasOverviewColumn: false }, 'page'),
    keys: [...fixKeys(known), reportKey()],
    leave: [],
    escape: 'close',
  }),
};

/**
 * The warnings, then the host's address. The address stays visible however many warnings there are.
 */
const brief: MenuPage<Effects, Answers>['brief'] = (known: Knowledge, { columns, rows }) => {
  const { status, facts } = known;
  const reached = managementLines(knownManagement(status), facts, columns);
  return [
    ...inBrief(stateLines(known, columns), { columns, rows: Math.max(1, rows - reached.length) }),
    ...reached,
  ];
};

/** The menu item Status Display. */
export const status: MenuPage<Effects, Answers> = {
  words: own,
  topic: 'status',
  beside: (known) => statusParagraphs(known, 'menu'),
  brief,
  keys: fixKeys,
  way: () => '',
  enterHint: keyHints.details,
  enter: () => ({ page: details }),
};
