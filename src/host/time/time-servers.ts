import { stat } from 'node:fs/promises';
import {
  err,
  known,
  ok,
  type Commanded,
  type Known,
  type PortError,
  type Result,
  type TimeStatus,
} from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { commandLine, order, type Commands } from '../machine/commands.js';

const chronyConf = '/etc/chrony.conf';
/** This hook is executable when DHCP may name time servers, as xapi's host.set_ntp_mode does it. */
const dhcpHook = '/etc/dhcp/dhclient.d/chrony.sh';
const limitMs = 5_000;
const serviceLimitMs = 20_000;
const vendorPool = /(^|\.)(pool\.ntp\.org|xenserver\.com|xcp-ng\.org|citrix\.com)$/i;

/** What a running time service reports; null in a tree, where none runs. */
export interface TimeService {
  readonly stopped: boolean;
  /** null when it does not answer. */
  readonly synchronised: boolean | null;
}

/**
 * Network time from etc/chrony.conf and the DHCP hook. It is for a host whose XAPI is down, or too
 * old for the calls that answer this. Errors: absent, unreadable.
 */
export async function readTimeSources(
  files: HostTree,
  service: TimeService | null,
): Promise<Known<TimeStatus>> {
  const text = await files.text(chronyConf);
  if (!text.known) return text;
  const servers = sourcesIn(text.value);
  const byDhcp = servers.length === 0 && (await isExecutable(files, dhcpHook));
  return known({
    mode:
      service?.stopped === true
        ? 'off'
        : byDhcp
          ? 'dhcp'
          : servers.length === 0
            ? 'unknown'
            : servers.every((server) => vendorPool.test(server))
              ? 'default'
              : 'manual',
    servers,
    synchronised: service?.synchronised ?? null,
  });
}

/**
 * The state of chronyd on this machine, from chronyc and systemctl. Status 3 of systemctl means
 * `inactive` or `failed`. Without systemd we do not know that it is stopped.
 */
export async function readTimeService(commands: Commands): Promise<TimeService> {
  const tracking = await commands.run({ program: 'chronyc', args: ['-n', 'tracking'], limitMs });
  const active = await commands.run({
    program: 'systemctl',
    args: ['is-active', 'chronyd'],
    limitMs,
  });
  return {
    stopped: active.ok && active.value.status === 3,
    synchronised:
      tracking.ok && tracking.value.status === 0
        ? /^Leap status\s*:\s*Normal/m.test(tracking.value.stdout)
        : null,
  };
}

/** The sources a chrony.conf names, in its order. */
export function sourcesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => /^\s*(?:server|pool|peer)\s+(\S+)/i.exec(line)?.[1] ?? []);
}

/** chrony.conf with these servers in place of all its sources; every other line stays as it is. */
export function withSources(text: string, servers: readonly string[]): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => sourcesIn(line).length > 0);
  const kept = lines.filter((line) => sourcesIn(line).length === 0);
  const added = servers.map((server) => `server ${server} iburst`);
  const at = first < 0 ? 0 : first;
  return [...kept.slice(0, at), ...added, ...kept.slice(at)].join('\n');
}

/** Writes the time servers into the host's own file, durably. The caller has checked `servers`. */
export async function writeTimeServers(
  files: HostTree,
  servers: readonly string[],
): Promise<Result<void, PortError>> {
  const text = await files.text(chronyConf);
  return text.known
    ? files.write(chronyConf, withSources(text.value, servers), 0o644)
    : err({ code: 'ioError', subject: chronyConf, cause: text.reason.detail, retryable: false });
}

/** Restarts chronyd, so that it reads its file again. */
export async function restartTimeService(commands: Commands): Promise<Result<void, PortError>> {
  const restarted = await ordered(commands, ['restart', 'chronyd']);
  return restarted.ok ? ok(undefined) : restarted;
}

const disable = ['disable', '--now', 'chronyd'] as const;

/** The command that stops chronyd for good. In a tree it is only shown. */
export const stopLine = commandLine({ program: 'systemctl', args: disable });

/** Stops chronyd for good, on a host whose XAPI cannot do it. */
export async function stopTimeServers(commands: Commands): Commanded {
  return ordered(commands, disable);
}

function ordered(commands: Commands, args: readonly string[]): Commanded {
  const command = { program: 'systemctl', args, limitMs: serviceLimitMs };
  return order(commands, command, 'serviceFailed', { subject: 'chronyd' });
}

async function isExecutable(files: HostTree, path: string): Promise<boolean> {
  const place = await files.locate(path);
  if (place === null) return false;
  try {
    return ((await stat(place)).mode & 0o100) !== 0;
  } catch {
    return false;
  }
}
