import { parseHost } from '../../reset/index.js';
import { clean, timeWords as words, unknownValue } from '../../text/index.js';
import { blank, item, pair, text, type Block } from '../block.js';
import type { TimeWish } from '../change.js';
import type { HostKnowledge } from '../pages/page.js';
import { question, type Go, type PageSpec } from './pagespec.js';

/** Where the time comes from now. */
export function timeBlocks({ time }: HostKnowledge): readonly Block[] {
  if (time === null) return [];
  if (!time.known) return [pair(words.now, unknownValue(time.reason))];
  const { mode, servers, synchronised } = time.value;
  return [
    pair(words.now, words.modes[mode][0]),
    ...(servers.length === 0 ? [] : [pair(words.servers, clean(servers.join(', ')))]),
    ...(synchronised === null ? [] : [pair(words.synchronised, synchronised ? words.inStep : words.outOfStep, synchronised ? 'plain' : 'warning')]),
  ];
}

const ask = (wish: TimeWish): Go => ({ to: 'page', page: { task: 'time', page: 'ask', wish } });

/** Network Time: where it may come from, the present source selected. */
export function timeListPage(host: HostKnowledge): PageSpec {
  const management = host.status?.management.known === true ? host.status.management.value : null;
  const modes = ['dhcp', 'default', 'manual', 'off'] as const;
  const present = host.time?.known === true ? host.time.value.mode : 'unknown';
  const found = modes.findIndex((mode) => mode === present);
  return {
    kind: 'list', title: words.title, intro: [text(words.intro), ...timeBlocks(host)], columns: [], preselected: Math.max(0, found),
    rows: modes.map((mode) => ({
      cells: words.modes[mode],
      disabled: mode === 'dhcp' && management !== null && management.mode !== 'dhcp' ? words.notDhcp : '',
      go: mode === 'manual' ? { to: 'page', page: { task: 'time', page: 'manual' } } : ask({ mode, servers: [] }),
    })),
  };
}

const serversOf = (typed: string): readonly string[] => typed.split(/[, ]+/u).filter((entry) => entry !== '');

/** The form for servers of one's own. */
export function timeManualPage({ time }: HostKnowledge): PageSpec {
  const present = time?.known === true && time.value.mode === 'manual' ? time.value.servers.join(', ') : '';
  const issue = (typed: string): string => {
    const servers = serversOf(typed);
    const wrong = servers.find((entry) => parseHost(entry) === null);
    if (wrong !== undefined) return words.wrong(wrong);
    return servers.length === 0 ? words.missing : '';
  };
  return {
    kind: 'form', title: words.manualTitle, intro: [text(words.manualIntro)],
    fields: [{ id: 'servers', ...words.field, value: present }],
    issueOf: (typed) => () => issue(typed('servers')),
    submit: (typed) => ask({ mode: 'manual', servers: serversOf(typed('servers')) }),
  };
}

/** The last question. */
export function timeAskPage(wish: TimeWish): PageSpec {
  const blocks = [
    text(words.becomes), item(words.modes[wish.mode][0]), ...wish.servers.map((server) => item(clean(server))),
    ...(wish.mode === 'off' ? [blank, text(words.offWarning, 'warning')] : []),
  ];
  return question(words.askTitle, blocks, words.apply, { kind: 'setTime', wish });
}
