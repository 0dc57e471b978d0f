import { stat } from 'node:fs/promises';
import {
  err,
  known,
  ok,
  type Known,
  type Result,
  type CommandOutcome,
  type PortError,
} from '../../model/index.js';
import { commandLine, runCommand } from '../machine/commands.js';
import { diskPath } from '../files/disk-path.js';
import { readHostText } from '../files/host-text.js';
import { writeHostFile } from '../files/write-host-file.js';

/** Where the host's clock gets the time, as its own files have it. */
export interface TimeSources {
  /** `default`: a pool of the product's or the distribution's. */
  readonly mode: 'dhcp' | 'default' | 'manual' | 'off' | 'unknown';
  readonly servers: readonly string[];
  /** null: nobody knows (chronyd does not answer, or the host is a tree). */
  readonly synchronised: boolean | null;
}

const chronyConf = '/etc/chrony.conf';
/** Executable where DHCP may name time servers (xapi's host.set_ntp_mode does it so). */
const dhcpHook = '/etc/dhcp/dhclient.d/chrony.sh';
const limitMs = 5_000;
const serviceLimitMs = 20_000;
const vendorPool = /(^|\.)(pool\.ntp\.org|xenserver\.com|xcp-ng\.org|citrix\.com)$/i;

/** Network time from etc/chrony.conf and the DHCP hook: for a host whose XAPI is down or older than its calls for it. Reasons: absent, unreadable. */
export async function readTimeSources(root: string): Promise<Known<TimeSources>> {
  const text = await readHostText(root, chronyConf);
  if (!text.known) return text;
  const servers = sourcesIn(text.value);
  const tracking =
    root === '/'
      ? await runCommand({ program: 'chronyc', args: ['-n', 'tracking'], limitMs })
      : null;
  const answered = tracking?.ok === true && tracking.value.status === 0;
  const byDhcp = servers.length === 0 && (await isExecutable(root, dhcpHook));
  const stopped = root === '/' && (await isStopped());
  return known({
    mode: stopped
      ? 'off'
      : byDhcp
        ? 'dhcp'
        : servers.length === 0
          ? 'unknown'
          : servers.every((server) => vendorPool.test(server))
            ? 'default'
            : 'manual',
    servers,
    synchronised: answered ? /^Leap status\s*:\s*Normal/m.test(tracking.value.stdout) : null,
  });
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

/**
 * Names the time servers in the host's own file, durably, and restarts chronyd on the machine itself (in a tree nothing runs). For a host
 * without XAPI's calls; xapi 26 and later keeps its own list: use that where it answers. `servers` are checked by the caller.
 */
export async function writeTimeServers(
  root: string,
  servers: readonly string[],
): Promise<Result<void, PortError>> {
  const text = await readHostText(root, chronyConf);
  if (!text.known)
    return err({
      code: 'ioError',
      subject: chronyConf,
      cause: text.reason.detail,
      retryable: false,
    });
  const written = await writeHostFile(root, chronyConf, withSources(text.value, servers), 0o644);
  if (!written.ok || root !== '/') return written;
  const restarted = await runCommand({
    program: 'systemctl',
    args: ['restart', 'chronyd'],
    limitMs: serviceLimitMs,
  });
  if (!restarted.ok) return restarted;
  const { status, stderr } = restarted.value;
  return status === 0
    ? ok(undefined)
    : err({ code: 'serviceFailed', subject: 'chronyd', cause: stderr.trim(), retryable: true });
}

/** Stops chronyd for good, for a host whose XAPI cannot be asked to. In a tree nothing runs: the command is only named (`ran` false). */
export async function stopTimeServers(root: string): Promise<Result<CommandOutcome, PortError>> {
  const command = {
    program: 'systemctl',
    args: ['disable', '--now', 'chronyd'],
    limitMs: serviceLimitMs,
  };
  if (root !== '/') return ok({ ran: false, command: commandLine(command) });
  const run = await runCommand(command);
  if (!run.ok) return run;
  const { status, stderr } = run.value;
  return status === 0
    ? ok({ ran: true, command: commandLine(command) })
    : err({ code: 'serviceFailed', subject: 'chronyd', cause: stderr.trim(), retryable: true });
}

async function isExecutable(root: string, path: string): Promise<boolean> {
  const place = await diskPath(root, path);
  if (place === null) return false;
  try {
    return ((await stat(place)).mode & 0o100) !== 0;
  } catch {
    return false;
  }
}

/** systemd's word: `inactive` (3) or `failed`; without systemd nobody says so. */
async function isStopped(): Promise<boolean> {
  const asked = await runCommand({ program: 'systemctl', args: ['is-active', 'chronyd'], limitMs });
  return asked.ok && asked.value.status === 3;
}
