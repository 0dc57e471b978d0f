import { isHostName, modeByWord, type HostFacts } from '../../model/index.js';
import type { ResetDraft } from '../../reset/index.js';
import {
  askWords,
  clean,
  fieldIssueText,
  ipv6Words,
  modeText,
  nicWords,
  statusWords,
} from '../../text/index.js';
import { managementWords as words } from '../../text/pages/network/management.js';
import { listedNics } from '../describe/nics.js';
import type { Knowledge } from '../knowledge.js';
import { address6Step } from '../reset/steps/address6.js';
import { addressStep } from '../reset/steps/address.js';
import { requestOf } from '../reset/check.js';
import { draftOf } from '../reset/draft-of.js';
import { ipv4Step, withoutIpv4 } from '../reset/steps/ipv4.js';
import { ipv6Step } from '../reset/steps/ipv6.js';
import { nicStep } from '../reset/steps/nic.js';
import type { Answers, ChoiceStep, FormStep } from '../reset/steps/step.js';
import { vlanStep } from '../reset/steps/vlan.js';
import type { ChangeAnswer } from '../widgets/change.js';
import { text } from '../widgets/paragraph.js';
import type { DialoguePage, FormSpec, Go, ListSpec, Row } from '../widgets/spec.js';
import { message } from '../widgets/text-page.js';
import type { ManagementDraft } from './draft.js';
import type { ManagementEffect } from './effects.js';
import { bondOf, withBonds } from './ports.js';
import { summarySpec } from './summary.js';

type Page = DialoguePage<ManagementEffect, ChangeAnswer>;
type Leads = Go<ManagementEffect, ChangeAnswer>;
type Name =
  | 'nic'
  | 'ipv4'
  | 'address'
  | 'more'
  | 'vlan'
  | 'ipv6'
  | 'address6'
  | 'hostName'
  | 'returnWithin'
  | 'summary';

const on = (name: Name, so: ManagementDraft): Leads => ({
  to: 'page',
  page: wizardPage(name, so),
});

const again = (so: ManagementDraft): Leads => ({ to: 'return', page: wizardPage('more', so) });

/** The page after an answered one. `more` collects what few hosts need. */
function after(name: Name, so: ManagementDraft): Leads {
  switch (name) {
    case 'nic':
      return on('ipv4', so);
    case 'ipv4':
      return on(so.draft.ipv4Mode === 'static' ? 'address' : 'more', so);
    case 'ipv6':
      return so.draft.ipv6Mode === 'static' ? on('address6', so) : again(so);
    case 'vlan':
    case 'address6':
    case 'hostName':
    case 'returnWithin':
      return again(so);
    default:
      return on('more', so);
  }
}

/** A list of the reset's dialogue with the same choices; it leads to other pages. */
function listSpec(
  name: 'nic' | 'ipv4' | 'ipv6',
  intro: string,
  step: ChoiceStep,
  so: ManagementDraft,
  answers: Answers,
): ListSpec<ManagementEffect, ChangeAnswer> {
  return {
    kind: 'list',
    title: words.titles[name],
    intro: [text(intro)],
    columns: step.columns,
    preselected: step.preselected(answers),
    rows: step.options(answers).map(({ cells, disabled, draft }) => ({
      cells,
      disabled,
      go: after(name, { ...so, draft }),
    })),
  };
}

/**
 * The interfaces and bonds that can carry the management interface. A port of a bond cannot by
 * itself.
 */
function nicSpec(so: ManagementDraft, answers: Answers): ListSpec<ManagementEffect, ChangeAnswer> {
  const ports = listedNics(answers.facts);
  const intro = ports.length === 0 ? nicWords.noneFound : askWords.nicIntro;
  const list = listSpec('nic', intro, nicStep, so, answers);
  const bonds = ports.map(bondOf);
  return {
    ...list,
    rows: list.rows.map((row, index) =>
      (bonds[index] ?? '') === '' ? row : { ...row, disabled: words.inBond(bonds[index] ?? '') },
    ),
  };
}

/** A form of the reset's dialogue with the same fields and rules. */
function formSpec(
  name: 'address' | 'vlan' | 'address6',
  step: FormStep,
  so: ManagementDraft,
  answers: Answers,
): FormSpec<ManagementEffect, ChangeAnswer> {
  const fields = step.fields(answers);
  return {
    kind: 'form',
    ...(step.fills === undefined ? {} : { fills: step.fills }),
    title: words.titles[name],
    intro: step.intro(answers).map((line) => text(line)),
    fields: fields.map(({ id, label, hint }) => ({ id, label, hint, value: answers.draft[id] })),
    issueOf: (typed) => (id) => {
      const request = requestOf({ ...answers, draft: draftOf(typed, fields, answers.draft) });
      const issue = request.ok ? undefined : request.error.find(({ path }) => path === id);
      return issue === undefined ? '' : fieldIssueText(issue);
    },
    submit: (typed) => after(name, { ...so, draft: draftOf(typed, fields, answers.draft) }),
  };
}

/** XAPI keeps no IPv4 name server for an interface without a static IPv4 address. */
function dnsOf({ dns, ipv4Mode }: ResetDraft): string {
  return ipv4Mode === 'static' ? dns : withoutIpv4(dns);
}

function moreSpec(so: ManagementDraft, answers: Answers): ListSpec<ManagementEffect, ChangeAnswer> {
  const { draft, hostName } = so;
  const classic = answers.facts.profile.name === 'classic' ? askWords.classicOnly : '';
  const row = (
    label: string,
    value: string,
    to: Name,
    disabled = '',
  ): Row<ManagementEffect, ChangeAnswer> => ({ cells: [label, value], disabled, go: on(to, so) });
  const request = requestOf(answers);
  const both = request.ok ? undefined : request.error.find(({ code }) => code === 'mode.bothNone');
  return {
    kind: 'list',
    title: words.titles.more,
    columns: [],
    preselected: 0,
    intro: [
      text(askWords.advancedIntro),
      ...(both === undefined ? [] : [text(fieldIssueText(both), 'warning')]),
    ],
    rows: [
      row(askWords.goOn, '', 'summary', both === undefined ? '' : words.noAddress),
      row(
        askWords.vlanRow,
        draft.vlan === '' ? askWords.untagged : clean(draft.vlan),
        'vlan',
        classic,
      ),
      row(
        askWords.ipv6Row,
        request.ok ? ipv6Words(request.value.ipv6) : modeText(modeByWord(draft.ipv6Mode)),
        'ipv6',
        classic,
      ),
      row(words.trial.row, words.trial.within(so.returnWithin), 'returnWithin'),
      row(words.hostNameRow, hostName === '' ? words.hostNameKept : clean(hostName), 'hostName'),
    ],
  };
}

function hostNameSpec(
  so: ManagementDraft,
  { status }: Knowledge,
): FormSpec<ManagementEffect, ChangeAnswer> {
  const present = status?.hostName.known === true ? status.hostName.value : '';
  return {
    kind: 'form',
    title: words.titles.hostName,
    intro: [text(words.hostNameIntro(present))],
    fields: [{ id: 'hostName', ...words.hostNameField, value: so.hostName }],
    issueOf: (typed) => () =>
      typed('hostName') === '' || isHostName(typed('hostName'))
        ? ''
        : words.hostNameWrong(typed('hostName')),
    submit: (typed) => after('hostName', { ...so, hostName: typed('hostName') }),
  };
}

/** The seconds of a countdown to choose from; 0: none. */
const countdowns: readonly number[] = [0, 30, 60, 120];

function returnSpec(
  so: ManagementDraft,
  { xapiElsewhere }: Knowledge,
): ListSpec<ManagementEffect, ChangeAnswer> {
  return {
    kind: 'list',
    title: words.titles.returnWithin,
    intro: [text(words.trial.intro), text(words.trial.goesOn(xapiElsewhere))],
    columns: [],
    preselected: Math.max(0, countdowns.indexOf(so.returnWithin)),
    rows: countdowns.map((returnWithin) => ({
      cells: [words.trial.within(returnWithin)],
      disabled: '',
      go: after('returnWithin', { ...so, returnWithin }),
    })),
  };
}

/** Uses the facts of the moment, so a NIC that appears can be chosen at once. */
function specOf(
  name: Name,
  so: ManagementDraft,
  known: Knowledge & { readonly facts: HostFacts },
): ReturnType<Page['spec']> {
  const answers: Answers = { facts: withBonds(known.facts, known.status), draft: so.draft };
  switch (name) {
    case 'nic':
      return nicSpec(so, answers);
    case 'ipv4':
      return listSpec('ipv4', askWords.ipv4Intro, ipv4Step, so, answers);
    case 'address':
      return formSpec('address', addressStep, so, answers);
    case 'more':
      return moreSpec(so, answers);
    case 'vlan':
      return formSpec('vlan', vlanStep, so, answers);
    case 'ipv6':
      return listSpec('ipv6', askWords.ipv6Intro, ipv6Step, so, answers);
    case 'address6':
      return formSpec('address6', address6Step, so, {
        ...answers,
        draft: { ...so.draft, dns: dnsOf(so.draft) },
      });
    case 'hostName':
      return hostNameSpec(so, known);
    case 'returnWithin':
      return returnSpec(so, known);
    case 'summary':
      return summarySpec(so, answers, known.xapiElsewhere);
  }
}

/** A page that asks for the wanted management interface. */
export function wizardPage(name: Name, so: ManagementDraft): Page {
  return {
    name,
    topic: 'management',
    spec: (known) => {
      const { facts } = known;
      return facts === null
        ? message(words.titles.start, [text(statusWords.reading)])
        : specOf(name, so, { ...known, facts });
    },
  };
}
