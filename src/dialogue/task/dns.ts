import { parseNameServers } from '../../reset/index.js';
import { clean, dnsWords as words, fieldIssueText } from '../../text/index.js';
import { item, text, type Block } from '../block.js';
import type { HostKnowledge } from '../pages/page.js';
import { question, type Go, type PageSpec, type Typed } from './pagespec.js';

/** The name servers in force, as far as they are known. */
export function nameServers({ status }: HostKnowledge): readonly string[] {
  return status?.management.known === true ? status.management.value?.dns ?? [] : [];
}

const ask = (servers: readonly string[]): Go => ({ to: 'page', page: { task: 'dns', page: 'ask', servers } });

/** DNS Servers: each server with what can be done with it. */
export function dnsListPage(host: HostKnowledge): PageSpec {
  const servers = nameServers(host);
  const removals = servers.map((server, index) => ({ cells: [words.remove(server)], disabled: '', go: ask(servers.filter((_, at) => at !== index)) }));
  return {
    kind: 'list', title: words.title, columns: [], preselected: 0,
    intro: [text(words.intro), ...(servers.length === 0 ? [text(words.none)] : servers.map((server) => item(clean(server))))],
    rows: [
      { cells: [words.add], disabled: '', go: { to: 'page', page: { task: 'dns', page: 'add' } } },
      ...removals,
      ...(servers.length > 1 ? [{ cells: [words.removeAll], disabled: '', go: ask([]) }] : []),
    ],
  };
}

function addIssue(typed: Typed, present: readonly string[]): string {
  const { servers, issues } = parseNameServers(typed('dns'));
  const [first] = issues;
  if (first !== undefined) return fieldIssueText(first);
  if (servers.length === 0) return words.missing;
  const twice = servers.find((server, index) => present.includes(server) || servers.indexOf(server) !== index);
  return twice === undefined ? '' : words.twice(twice);
}

/** The form for further servers. */
export function dnsAddPage(host: HostKnowledge): PageSpec {
  const present = nameServers(host);
  return {
    kind: 'form', title: words.addTitle, intro: [text(words.addIntro)],
    fields: [{ id: 'dns', ...words.field, value: '' }],
    issueOf: (typed) => () => addIssue(typed, present),
    submit: (typed) => ask([...present, ...parseNameServers(typed('dns')).servers]),
  };
}

/** The last question: the whole list as it will be. */
export function dnsAskPage(servers: readonly string[]): PageSpec {
  const blocks: readonly Block[] = servers.length === 0 ? [text(words.becomesNone, 'warning')] : [text(words.becomes), ...servers.map((server) => item(clean(server)))];
  return question(words.askTitle, blocks, words.apply, { kind: 'setDns', servers });
}
