import {
  known,
  ok,
  unknown,
  type HostFilePort,
  type Known,
  type Result,
  type SyslogTarget,
} from '../model/index.js';
import { asMap, asString, type CallOptions, type XenApiSession } from '../xenapi/index.js';
import { call, callInOrder, type OperationError } from './call.js';
import { readHostRef } from './records.js';

const key = 'syslog_destination';

/** Reads where a host's logs go too; '' for nowhere. */
export async function readSyslog(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<string, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const logging = await call(session, 'host.get_logging', [host.value], options);
  return logging.ok ? ok(asString(asMap(logging.value)[key])) : logging;
}

/** What xapi's script writes the target into comes first. */
const files = ['/etc/rsyslog.d/remote.conf', '/etc/rsyslog.conf', '/etc/syslog.conf'];

/** `@host` (UDP) or `@@host` (TCP) behind the selector, with options and port; IPv6 in brackets. */
const forward = /^\S+\s+@{1,2}(?:\([^)\s]*\))?(\[[^\]\s]+\]|[^\s;]+)/u;
const action = /\btarget ?= ?"([^"]{1,255})"/iu;

/** An address or name as syslog spells it, with or without a port. */
function withoutPort(spelt: string): string {
  if (spelt.startsWith('[')) return spelt.slice(1, -1);
  const [name = '', ...ports] = spelt.split(':');
  return ports.length === 1 ? name : spelt;
}

/** Where one statement of syslog's configuration sends lines to; '' for nowhere. */
function targetOf(statement: string): string {
  const match = statement.includes('"omfwd"') ? action.exec(statement) : forward.exec(statement);
  return withoutPort(match?.[1] ?? '');
}

/** The statements in a configuration of syslog. rsyslog takes an action over several lines too. */
function statementsIn(text: string): readonly string[] {
  const statements: string[] = [];
  const open: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('#')) continue;
    const begun = open.length > 0 ? 0 : line.lastIndexOf('action(');
    if (begun !== -1 && !line.includes(')', begun)) open.push(line);
    else statements.push([...open.splice(0), line].join(' '));
  }
  return [...statements, open.join(' ')];
}

/** The first target in a configuration of syslog; '' for nowhere. */
const targetIn = (text: string): string =>
  statementsIn(text)
    .map((statement) => targetOf(statement))
    .find((target) => target !== '') ?? '';

/**
 * Where the logs go too by the host's own files, for a host whose XAPI does not answer. Reasons:
 * absent, unreadable.
 */
export async function readSyslogFile(
  host: Pick<HostFilePort, 'text'>,
): Promise<Known<SyslogTarget>> {
  const read = await Promise.all(
    files.map(async (file) => ({ file, text: await host.text(file) })),
  );
  const targets = read.flatMap(({ file, text }) =>
    text.known ? [{ file, to: targetIn(text.value) }] : [],
  );
  const found = targets.find(({ to }) => to !== '') ?? targets[0];
  return found === undefined ? unknown('absent') : known(found);
}

/**
 * Has a host's logs go to this address or name too ('' for nowhere), and its syslog use it at once
 * (host.syslog_reconfigure). Answers what is kept afterwards.
 */
export async function changeSyslog(
  session: XenApiSession,
  hostUuid: string,
  target: string,
  options: CallOptions = {},
): Promise<Result<string, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const changed = await callInOrder(
    session,
    [
      ['host.remove_from_logging', [host.value, key]],
      ...(target === '' ? [] : [['host.add_to_logging', [host.value, key, target]] as const]),
      ['host.syslog_reconfigure', [host.value]],
    ],
    options,
  );
  return changed.ok ? readSyslog(session, hostUuid, options) : changed;
}

/** Starts or stops a host's SSH server through XAPI, which then knows of it (since 25.13). */
export async function changeSsh(
  session: XenApiSession,
  hostUuid: string,
  on: boolean,
  options: CallOptions = {},
): Promise<Result<unknown, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  return call(session, on ? 'host.enable_ssh' : 'host.disable_ssh', [host.value], options);
}
