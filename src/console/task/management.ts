import type { ResetDraft, ResetRequest } from '../../reset/index.js';
import { isHostName, type HostFacts } from '../../model/index.js';
import {
  askWords,
  clean,
  fieldIssueText,
  ipv4Words,
  ipv6Words,
  managementWords as words,
  nicWords,
  previewWords,
} from '../../text/index.js';
import { blank, pair, text, type Paragraph } from '../paragraph.js';
import { physicalNics } from '../nics.js';
import { address6Step } from '../reset/address6.js';
import { addressStep } from '../reset/address.js';
import { requestOf } from '../reset/check.js';
import { draftOf } from '../reset/draft-of.js';
import { ipv4Step, withoutIpv4 } from '../reset/ipv4.js';
import { ipv6Step } from '../reset/ipv6.js';
import { nicStep } from '../reset/nic.js';
import type { Answers, ChoiceStep, FormStep } from '../reset/step.js';
import { vlanStep } from '../reset/vlan.js';
import { bondOf, withBonds } from './management-ports.js';
import type { ManagementPage } from './page.js';
import { question, type Go, type PageSpec, type TaskContext, type TaskRow } from './page-spec.js';

const on = (page: ManagementPage): Go => ({ to: 'page', page });

/** The page behind an answered one; `more` gathers what few hosts need. */
function after(page: ManagementPage): Go {
  const { draft } = page;
  switch (page.page) {
    case 'start':
      return on({ ...page, page: 'nic' });
    case 'nic':
      return on({ ...page, page: 'ipv4' });
    case 'ipv4':
      return on({ ...page, page: draft.ipv4Mode === 'static' ? 'address' : 'more' });
    case 'ipv6':
      return draft.ipv6Mode === 'static'
        ? on({ ...page, page: 'address6' })
        : { to: 'return', page: { ...page, page: 'more' } };
    case 'vlan':
    case 'address6':
    case 'hostName':
      return { to: 'return', page: { ...page, page: 'more' } };
    default:
      return on({ ...page, page: 'more' });
  }
}

/** A list of the reset's dialogue: the same choices, leading elsewhere. */
function listPage(
  title: string,
  intro: string,
  step: ChoiceStep,
  page: ManagementPage,
  asking: Answers,
): PageSpec {
  return {
    kind: 'list',
    title,
    intro: [text(intro)],
    columns: step.columns,
    preselected: step.preselected(asking),
    rows: step
      .options(asking)
      .map(({ cells, disabled, draft }) => ({ cells, disabled, go: after({ ...page, draft }) })),
  };
}

/** The interfaces and bonds that can carry it; a port of a bond cannot by itself. */
function nicPage(page: ManagementPage, asking: Answers): PageSpec {
  const ports = physicalNics(asking.facts);
  const list = listPage(
    words.titles.nic,
    ports.length === 0 ? nicWords.noneFound : askWords.nicIntro,
    nicStep,
    page,
    asking,
  );
  if (list.kind !== 'list') return list;
  const bonds = ports.map(bondOf);
  return {
    ...list,
    rows: list.rows.map((row, index) =>
      (bonds[index] ?? '') === '' ? row : { ...row, disabled: words.inBond(bonds[index] ?? '') },
    ),
  };
}

/** A form of the reset's dialogue: the same fields under the same rules. */
function formPage(title: string, step: FormStep, page: ManagementPage, asking: Answers): PageSpec {
  const fields = step.fields(asking);
  return {
    kind: 'form',
    title,
    intro: step.intro(asking).map((line) => text(line)),
    fields: fields.map(({ id, label, hint }) => ({ id, label, hint, value: asking.draft[id] })),
    issueOf: (typed) => (id) => {
      const request = requestOf({ ...asking, draft: draftOf(typed, fields, asking.draft) });
      const issue = request.ok ? undefined : request.error.find(({ path }) => path === id);
      return issue === undefined ? '' : fieldIssueText(issue);
    },
    submit: (typed) => after({ ...page, draft: draftOf(typed, fields, asking.draft) }),
  };
}

function startPage(page: ManagementPage, { status }: TaskContext): PageSpec {
  const present = status?.management.known === true ? status.management.value : null;
  const none = present === null ? words.nothingToDisable : '';
  return {
    kind: 'list',
    title: words.titles.start,
    intro: [text(words.startIntro)],
    columns: [],
    preselected: 0,
    rows: [
      { cells: [words.configure, words.configureMeans], disabled: '', go: after(page) },
      {
        cells: [words.renew, words.renewMeans],
        disabled: present?.mode === 'dhcp' ? '' : words.renewNotDhcp,
        go: on({ ...page, page: 'renew' }),
      },
      {
        cells: [words.disable, words.disableMeans],
        disabled: none,
        go: on({ ...page, page: 'disable' }),
      },
    ],
  };
}

/** XAPI keeps no IPv4 server for an interface without a static IPv4 address. */
function dnsOf({ dns, ipv4Mode }: ResetDraft): string {
  return ipv4Mode === 'static' ? dns : withoutIpv4(dns);
}

/** Renewing takes the interface down for a moment, so it is asked like any other change. */
function renewPage({ status }: TaskContext): PageSpec {
  const present = status?.management.known === true ? status.management.value : null;
  const blocks = [
    text(words.renewAsks(present?.address ?? '')),
    blank,
    text(words.summaryWarning, 'warning'),
  ];
  return question(words.titles.renew, blocks, words.yesRenew, {
    kind: 'renewLease',
    device: present?.device ?? '',
  });
}

function morePage(page: ManagementPage, asking: Answers): PageSpec {
  const { draft, hostName } = page;
  const classic = asking.facts.profile.name === 'classic' ? askWords.classicOnly : '';
  const row = (
    label: string,
    value: string,
    to: ManagementPage['page'],
    disabled = '',
  ): TaskRow => ({ cells: [label, value], disabled, go: on({ ...page, page: to }) });
  const request = requestOf(asking);
  const both = request.ok ? undefined : request.error.find(({ code }) => code === 'mode.bothNone');
  return {
    kind: 'list',
    title: words.titles.more,
    columns: [],
    preselected: 0,
    intro: [
      text(askWords.furtherIntro),
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
        request.ok ? ipv6Words(request.value.ipv6) : draft.ipv6Mode,
        'ipv6',
        classic,
      ),
      row(words.hostNameRow, hostName === '' ? words.hostNameKept : clean(hostName), 'hostName'),
    ],
  };
}

function hostNamePage(page: ManagementPage, { status }: TaskContext): PageSpec {
  const present = status?.hostName.known === true ? status.hostName.value : '';
  return {
    kind: 'form',
    title: words.titles.hostName,
    intro: [text(words.hostNameIntro(present))],
    fields: [{ id: 'hostName', ...words.hostNameField, value: page.hostName }],
    issueOf: (typed) => () =>
      typed('hostName') === '' || isHostName(typed('hostName'))
        ? ''
        : words.hostNameWrong(typed('hostName')),
    submit: (typed) => after({ ...page, hostName: typed('hostName') }),
  };
}

function wishBlocks(
  { device, mac, vlan, ipv4, ipv6, dns }: ResetRequest,
  hostName: string,
): readonly Paragraph[] {
  const names = previewWords;
  return [
    pair(names.device, clean(device), 'accent'),
    ...(mac === null ? [] : [pair(names.mac, mac)]),
    pair(names.vlan, vlan === null ? names.untagged : `${vlan}`),
    pair(names.ipv4, ipv4Words(ipv4), 'accent'),
    pair(names.ipv6, ipv6Words(ipv6)),
    ...(ipv4.mode === 'static' || ipv6.mode === 'static'
      ? [pair(names.dns, dns.length === 0 ? names.none : dns.join(', '))]
      : []),
    pair(words.hostName, hostName === '' ? words.hostNameKept : clean(hostName)),
  ];
}

/** The summary, and F8; values that have become wrong since they were typed are named instead. */
function summaryPage({ hostName }: ManagementPage, asking: Answers): PageSpec {
  const request = requestOf(asking);
  if (!request.ok) {
    return {
      kind: 'text',
      title: words.titles.summary,
      blocks: request.error.map((issue) => text(fieldIssueText(issue), 'bad')),
      keys: [],
      leave: [],
      escape: 'back',
    };
  }
  const { device, mac, vlan, ipv4, ipv6, dns } = request.value;
  const blocks = [
    text(words.summary),
    blank,
    ...wishBlocks(request.value, hostName),
    blank,
    text(words.summaryWarning, 'warning'),
  ];
  const wish = {
    configuration: { device, mac, vlan, ipv4, ipv6, dns },
    hostName: hostName === '' ? null : hostName,
  };
  return question(words.titles.summary, blocks, words.apply, {
    kind: 'reconfigureManagement',
    wish,
  });
}

/** Configure Management Interface. The facts are those of the moment: a NIC that comes is there at once. */
export function managementPage(
  page: ManagementPage,
  context: TaskContext & { readonly facts: HostFacts },
): PageSpec {
  const asking: Answers = { facts: withBonds(context.facts, context.status), draft: page.draft };
  const { titles } = words;
  switch (page.page) {
    case 'start':
      return startPage(page, context);
    case 'renew':
      return renewPage(context);
    case 'disable':
      return question(titles.disable, [text(words.disableWarning, 'warning')], words.yesDisable, {
        kind: 'disableManagement',
      });
    case 'nic':
      return nicPage(page, asking);
    case 'ipv4':
      return listPage(titles.ipv4, askWords.ipv4Intro, ipv4Step, page, asking);
    case 'address':
      return formPage(titles.address, addressStep, page, asking);
    case 'more':
      return morePage(page, asking);
    case 'vlan':
      return formPage(titles.vlan, vlanStep, page, asking);
    case 'ipv6':
      return listPage(titles.ipv6, askWords.ipv6Intro, ipv6Step, page, asking);
    case 'address6':
      return formPage(titles.address6, address6Step, page, {
        ...asking,
        draft: { ...page.draft, dns: dnsOf(page.draft) },
      });
    case 'hostName':
      return hostNamePage(page, context);
    case 'summary':
      return summaryPage(page, asking);
  }
}
