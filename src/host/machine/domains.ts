import { known, unknown, type Known, type RunningVm } from '../../model/index.js';
import { findProgram, runCommand } from './commands.js';
import { embeddedDomains } from './embedded-run.js';

/** The hypervisor's own tools, best first: xl knows names, list_domains only uuids. Both show domain 0 with id 0. */
const tools = [
  {
    program: 'xl',
    args: ['vm-list'],
    line: /^(?<uuid>[0-9a-f-]{36})\s+(?<id>\d+)\s+(?<name>\S.*)$/,
  },
  { program: 'list_domains', args: [], line: /^\s*(?<id>\d+)\s*\|\s*(?<uuid>[0-9a-f-]{36})\s*\|/ },
  {
    program: '/opt/xensource/bin/list_domains',
    args: [],
    line: /^\s*(?<id>\d+)\s*\|\s*(?<uuid>[0-9a-f-]{36})\s*\|/,
  },
] as const;
const limitMs = 5_000;

/**
 * The guests that run now, from the hypervisor itself: right also while xapi is down. A tree elsewhere than `/` has no hypervisor unless it
 * is an embedded host that runs: unknown, as without any of the tools. `hostUuid`: INSTALLATION_UUID.
 */
export async function readRunningVms(
  root: string,
  hostUuid = '',
): Promise<Known<readonly RunningVm[]>> {
  if (root !== '/') return embeddedDomains(root, hostUuid);
  for (const tool of tools) {
    if ((await findProgram(tool.program)) === null) continue;
    const run = await runCommand({ program: tool.program, args: tool.args, limitMs });
    if (!run.ok)
      return unknown(run.error.code === 'timedOut' ? 'timedOut' : 'unreadable', run.error.cause);
    if (run.value.status !== 0) return unknown('unreadable', run.value.stderr.trim());
    return known(guestsIn(run.value.stdout, tool.line));
  }
  return unknown('absent', tools.map((tool) => tool.program).join(', '));
}

function guestsIn(output: string, line: RegExp): RunningVm[] {
  return output.split('\n').flatMap((text) => {
    const groups = line.exec(text.trimEnd())?.groups;
    const uuid = groups?.['uuid'];
    if (uuid === undefined || groups?.['id'] === '0') return [];
    return [{ uuid, name: groups?.['name'] ?? uuid }];
  });
}
