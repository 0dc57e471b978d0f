import { knownManagement, sameAddress } from '../../../model/index.js';
import { parseNameServers } from '../../../reset/index.js';
import { clean, fieldIssueText, statusWords, unknownValue, wayIn } from '../../../text/index.js';
import { dnsWords as words } from '../../../text/pages/network/dns.js';
import type { HostKnowledge } from '../../knowledge.js';
import type { MenuPage } from '../../menu/menu-page.js';
import { change, question, type ChangeAnswer } from '../../widgets/change.js';
import { blank, item, layout, text, type Paragraph } from '../../widgets/paragraph.js';
import type { DialoguePage, Go, Typed } from '../../widgets/spec.js';

/**
 * Sets the whole list of name servers in this order; an empty list removes them. No address
 * changes. Through `xapi` they become those of the management interface and last. In the `file`
 * /etc/resolv.conf they last until something rewrites it.
 */
export interface SetDns {
  readonly kind: 'setDns';
  readonly servers: readonly string[];
  readonly through: 'xapi' | 'file';
}

type Page = DialoguePage<SetDns, ChangeAnswer>;

/** Where a change is written: into the host's own file if XAPI does not run. */
function way({ facts }: HostKnowledge): SetDns['through'] {
  return facts !== null && facts.xapi !== 'running' ? 'file' : 'xapi';
}

/** The management interface's name servers, which XAPI keeps. */
function kept({ status }: HostKnowledge): readonly string[] {
  return knownManagement(status)?.dns ?? [];
}

/** The servers that a change starts from. */
function present(host: HostKnowledge): readonly string[] {
  if (way(host) === 'xapi') return kept(host);
  return host.nameServers?.known === true ? host.nameServers.value.servers : [];
}

const list = (servers: readonly string[]): readonly Paragraph[] =>
  servers.length === 0 ? [text(words.none)] : servers.map((server) => item(clean(server)));

/**
 * The name servers that this host asks now, and those set for its management interface if they
 * differ.
 */
function nameServerParagraphs(host: HostKnowledge): readonly Paragraph[] {
  const { nameServers } = host;
  if (nameServers === null) return list(kept(host));
  if (!nameServers.known)
    return [text(words.notReadable(unknownValue(nameServers.reason)), 'warning')];
  const { servers } = nameServers.value;
  const set = kept(host);
  const same =
    servers.length === set.length &&
    servers.every((server) => set.some((other) => sameAddress(other, server)));
  return [
    text(words.inForce),
    ...list(servers),
    ...(set.length === 0 || same ? [] : [blank, text(words.differs), ...list(set)]),
  ];
}

function unreadable(host: HostKnowledge): readonly Paragraph[] {
  const { nameServers } = host;
  return way(host) === 'file' && nameServers?.known === false
    ? [text(words.notReadable(unknownValue(nameServers.reason)), 'warning')]
    : [];
}

/** The last question: the whole new list, and how long it lasts. */
const askPage = (servers: readonly string[]): Page => ({
  name: 'ask',
  topic: 'dns',
  spec: (known) => {
    const through = way(known);
    const paragraphs: readonly Paragraph[] = [
      ...(servers.length === 0
        ? [text(words.becomesNone, 'warning')]
        : [text(words.becomes), ...list(servers)]),
      ...(through === 'file' ? [blank, text(words.fileOnly, 'warning')] : []),
    ];
    return question(
      words.askTitle,
      paragraphs,
      words.apply,
      change<SetDns>({ kind: 'setDns', servers, through }, words.change),
    );
  },
});

const ask = (servers: readonly string[]): Go<SetDns, ChangeAnswer> => ({
  to: 'page',
  page: askPage(servers),
});

function addIssue(typed: Typed, before: readonly string[]): string {
  const { servers, issues } = parseNameServers(typed('dns'));
  const [first] = issues;
  if (first !== undefined) return fieldIssueText(first);
  if (servers.length === 0) return words.missing;
  const twice = servers.find((server, index) =>
    [...before, ...servers.slice(0, index)].some((other) => sameAddress(other, server)),
  );
  return twice === undefined ? '' : words.twice(twice);
}

/** The form that adds a server. */
const addPage: Page = {
  name: 'add',
  topic: 'dns',
  spec: (known) => {
    const before = present(known);
    return {
      kind: 'form',
      title: words.addTitle,
      intro: [text(words.addIntro)],
      fields: [{ id: 'dns', ...words.field, value: '' }],
      issueOf: (typed) => () => addIssue(typed, before),
      submit: (typed) => ask([...before, ...parseNameServers(typed('dns')).servers]),
    };
  },
};

/** The servers, each with what can be done to it. */
const listPage: Page = {
  name: 'list',
  topic: 'dns',
  spec: (known) => {
    const servers = present(known);
    const removals = servers.map((server, index) => ({
      cells: [words.remove(server)],
      disabled: '',
      go: ask(servers.filter((_, at) => at !== index)),
    }));
    const inFile = way(known) === 'file';
    return {
      kind: 'list',
      title: words.title,
      columns: [],
      preselected: 0,
      intro: [
        text(inFile ? words.introFile : words.intro, inFile ? 'warning' : 'plain'),
        ...unreadable(known),
        ...list(servers),
      ],
      rows: [
        { cells: [words.add], disabled: '', go: { to: 'page', page: addPage } },
        ...removals,
        ...(servers.length > 1 ? [{ cells: [words.removeAll], disabled: '', go: ask([]) }] : []),
      ],
    };
  },
};

/** Without XAPI the servers go into the host's own file, whatever the management interface is. */
function reason({ facts, status }: HostKnowledge): string {
  if ((facts !== null && facts.xapi !== 'running') || status === null) return '';
  if (!status.management.known) return words.managementUnknown;
  const { value } = status.management;
  if (value === null) return words.noManagement;
  return value.mode === 'dhcp' ? words.byDhcp : '';
}

/** The menu item DNS Servers. */
export const dns: MenuPage<SetDns, ChangeAnswer> = {
  words,
  topic: 'dns',
  beside: (known) =>
    known.status === null && known.nameServers === null
      ? [text(statusWords.reading, 'dim')]
      : [text(words.beside), blank, ...nameServerParagraphs(known)],
  brief: (known, { columns }) => layout(nameServerParagraphs(known), columns),
  reason,
  way: () => wayIn.begin,
  guarded: true,
  enter: ({ status }) => (status === null ? null : { page: listPage }),
};
