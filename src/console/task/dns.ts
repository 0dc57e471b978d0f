import { parseNameServers } from '../../reset/index.js';
import { clean, dnsWords as words, fieldIssueText, unknownValue } from '../../text/index.js';
import { blank, item, text, type Paragraph } from '../paragraph.js';
import type { Change } from '../change.js';
import type { HostKnowledge } from '../pages/page.js';
import { question, type Go, type PageSpec, type Typed } from './page-spec.js';

/** Where a change goes: without XAPI into the host's own file. */
function way({ facts }: HostKnowledge): (Change & { readonly kind: 'setDns' })['through'] {
  return facts !== null && facts.xapi !== 'running' ? 'file' : 'xapi';
}

/** Those of the management interface, which XAPI keeps. */
function kept({ status }: HostKnowledge): readonly string[] {
  return status?.management.known === true ? (status.management.value?.dns ?? []) : [];
}

/** The servers that a change starts from. */
function present(host: HostKnowledge): readonly string[] {
  if (way(host) === 'xapi') return kept(host);
  return host.nameServers?.known === true ? host.nameServers.value.servers : [];
}

const list = (servers: readonly string[]): readonly Paragraph[] =>
  servers.length === 0 ? [text(words.none)] : servers.map((server) => item(clean(server)));

/** Whom this host asks now, and what is set for its management interface where that is something else. */
export function nameServerBlocks(host: HostKnowledge): readonly Paragraph[] {
  const { nameServers } = host;
  if (nameServers === null) return list(kept(host));
  if (!nameServers.known)
    return [text(words.notReadable(unknownValue(nameServers.reason)), 'warning')];
  const { servers } = nameServers.value;
  const set = kept(host);
  const same = servers.length === set.length && servers.every((server) => set.includes(server));
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

const ask = (servers: readonly string[]): Go => ({
  to: 'page',
  page: { task: 'dns', page: 'ask', servers },
});

/** DNS Servers: each server with what can be done with it. */
export function dnsListPage(host: HostKnowledge): PageSpec {
  const servers = present(host);
  const removals = servers.map((server, index) => ({
    cells: [words.remove(server)],
    disabled: '',
    go: ask(servers.filter((_, at) => at !== index)),
  }));
  const inFile = way(host) === 'file';
  return {
    kind: 'list',
    title: words.title,
    columns: [],
    preselected: 0,
    intro: [
      text(inFile ? words.introFile : words.intro, inFile ? 'warning' : 'plain'),
      ...unreadable(host),
      ...list(servers),
    ],
    rows: [
      { cells: [words.add], disabled: '', go: { to: 'page', page: { task: 'dns', page: 'add' } } },
      ...removals,
      ...(servers.length > 1 ? [{ cells: [words.removeAll], disabled: '', go: ask([]) }] : []),
    ],
  };
}

function addIssue(typed: Typed, before: readonly string[]): string {
  const { servers, issues } = parseNameServers(typed('dns'));
  const [first] = issues;
  if (first !== undefined) return fieldIssueText(first);
  if (servers.length === 0) return words.missing;
  const twice = servers.find(
    (server, index) => before.includes(server) || servers.indexOf(server) !== index,
  );
  return twice === undefined ? '' : words.twice(twice);
}

/** The form for further servers. */
export function dnsAddPage(host: HostKnowledge): PageSpec {
  const before = present(host);
  return {
    kind: 'form',
    title: words.addTitle,
    intro: [text(words.addIntro)],
    fields: [{ id: 'dns', ...words.field, value: '' }],
    issueOf: (typed) => () => addIssue(typed, before),
    submit: (typed) => ask([...before, ...parseNameServers(typed('dns')).servers]),
  };
}

/** The last question: the whole list as it will be, and how long it holds. */
export function dnsAskPage(servers: readonly string[], host: HostKnowledge): PageSpec {
  const through = way(host);
  const blocks: readonly Paragraph[] = [
    ...(servers.length === 0
      ? [text(words.becomesNone, 'warning')]
      : [text(words.becomes), ...list(servers)]),
    ...(through === 'file' ? [blank, text(words.fileOnly, 'warning')] : []),
  ];
  return question(words.askTitle, blocks, words.apply, { kind: 'setDns', servers, through });
}
