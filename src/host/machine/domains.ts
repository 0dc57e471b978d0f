import { known, unknown, type Known, type RunningVm } from '../../model/index.js';
import type { Commands } from './commands.js';

/** A domain as one of the tools lists it. */
interface Listed extends RunningVm {
  readonly id: string;
  readonly state: string;
}

/** Splits a text into its last word and everything before it. */
function lastWord(text: string): readonly [string, string] {
  const line = text.trimEnd();
  const at = line.lastIndexOf(' ') + 1;
  return [line.slice(0, at), line.slice(at)];
}

/**
 * Reads `mail server 12 4096 2 -b---- 7.6 UUID - -`. The name may contain blanks, so the line is
 * read from its end.
 */
function xlDomain(text: string): Listed | null {
  const uuid = /\s([0-9a-f]{8}-[0-9a-f-]{27})\s/.exec(text)?.[1];
  if (uuid === undefined) return null;
  const words: string[] = [];
  let rest = text.slice(0, text.lastIndexOf(uuid));
  while (words.length < 5) {
    const [before, word] = lastWord(rest.replaceAll('\t', ' '));
    words.push(word);
    rest = before;
  }
  const [, state = '', , , id = ''] = words;
  return { uuid, name: rest.trim(), id, state };
}

/** Reads ` 3 | UUID |    B H`. */
function listedDomain(text: string): Listed | null {
  const [id = '', uuid = '', state = ''] = text.split('|').map((part) => part.trim());
  return /^[0-9a-f-]{36}$/.test(uuid) ? { uuid, name: uuid, id, state } : null;
}

/**
 * The hypervisor's own tools, best first: xl knows names, list_domains only uuids. Both show domain
 * 0 with id 0.
 */
const tools = [
  { program: 'xl', args: ['list', '-v'], read: xlDomain },
  { program: 'list_domains', args: [], read: listedDomain },
  { program: '/opt/xensource/bin/list_domains', args: [], read: listedDomain },
] as const;

/**
 * The states of a domain that no longer runs: crashed (c), shut down (s), dying (d). Xen keeps it
 * for somebody to examine. list_domains writes shut down and dying as S and D.
 */
const ended = /[csdSD]/;
const limitMs = 5_000;

/**
 * The running guests, from the hypervisor itself, so that the answer is right also while xapi is
 * down. Unknown (absent) when the host has none of the tools.
 */
export async function readRunningVms(commands: Commands): Promise<Known<readonly RunningVm[]>> {
  for (const tool of tools) {
    if ((await commands.find(tool.program)) === null) continue;
    const run = await commands.run({ program: tool.program, args: tool.args, limitMs });
    if (!run.ok)
      return unknown(run.error.code === 'timedOut' ? 'timedOut' : 'unreadable', run.error.cause);
    if (run.value.status !== 0) return unknown('unreadable', run.value.stderr.trim());
    return known(guestsIn(run.value.stdout, tool.read));
  }
  return unknown('absent', tools.map((tool) => tool.program).join(', '));
}

function guestsIn(output: string, read: (line: string) => Listed | null): RunningVm[] {
  return output.split('\n').flatMap((line) => {
    const domain = read(line);
    if (domain === null || domain.id === '0' || ended.test(domain.state)) return [];
    return [{ uuid: domain.uuid, name: domain.name }];
  });
}
