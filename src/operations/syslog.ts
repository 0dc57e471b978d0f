import type { Result } from '../model/index.js';
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
  return logging.ok ? { ok: true, value: asString(asMap(logging.value)[key]) } : logging;
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
