import { DateTime, type CallResult } from '../../../xenapi/index.js';
import type { Row } from '../../database/row.js';
import { apiError, done, failed, internalError } from '../../errors.js';
import { action, param, query, type Call, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { bool, ref, text } from '../../schema/field.js';
import { timestamp } from '../../timestamp.js';

const host = param('host', ref('host'));

/**
 * The error when the call names another host of the pool: this XAPI can write only the files of its
 * own host. Null for this host.
 */
export function elsewhere({ services }: Call, row: Row): CallResult | null {
  return row.ref === services.thisHost()
    ? null
    : failed(
        internalError(
          `${row.get('name__label')} is another host of the pool, and its files can only ` +
            'be written there',
        ),
      );
}

/** What xapi finds wrong with a host name, in xapi's words; null when the name is right. */
function nameIssue(name: string): string | null {
  if (name === '') return 'hostname empty';
  if (name.length > 255) return 'hostname is too long';
  return /^[A-Za-z0-9.-]*$/.test(name) && !/^-|-$/.test(name)
    ? null
    : 'hostname contains invalid characters';
}

/** Calls about a host's name and clock. */
export const hostSettingsMethods: readonly Method[] = [
  action(
    'host.set_hostname_live',
    [host, param('hostname', text)],
    onObject('host', 'host', async (call, row, args) => {
      const { database, machine } = call.services;
      const hostname = args.text('hostname');
      const issue = nameIssue(hostname);
      if (issue !== null) return failed(apiError('HOST_NAME_INVALID', issue));
      const notHere = elsewhere(call, row);
      if (notHere !== null) return notHere;
      const error = await machine.setHostName(hostname);
      if (error !== null) return failed(internalError(error));
      return database.transaction(() => {
        database.update('host', row.ref, { hostname });
        return done();
      });
    }),
  ),
  action(
    'host.syslog_reconfigure',
    [host],
    onObject('host', 'host', async (call, row) => {
      // The files of another host are its own XAPI's to write.
      if (elsewhere(call, row) !== null) return done();
      const target = row.map('logging').get('syslog_destination') ?? '';
      const error = await call.services.machine.setSyslog(target);
      return error === null ? done() : failed(internalError(error));
    }),
  ),
  ...(['enable', 'disable'] as const).map((verb) =>
    // Only the record: the console switches the SSH server of a simulated host itself.
    action(
      `host.${verb}_ssh`,
      [param('self', ref('host'))],
      onObject('host', 'self', ({ services: { database } }, row) =>
        database.transaction(() => {
          database.update('host', row.ref, { ssh_enabled: verb === 'enable' ? 'true' : 'false' });
          return done();
        }),
      ),
    ),
  ),
  // Whoever has the SSH server opened when XAPI hangs must find it: xapi turns it on then.
  action(
    'host.set_ssh_auto_mode',
    [param('self', ref('host')), param('value', bool)],
    onObject('host', 'self', ({ services: { database } }, row, args) =>
      database.transaction(() => {
        database.update('host', row.ref, {
          ssh_auto_mode: args.text('value'),
          ...(args.is('value') ? { ssh_enabled: 'true' } : {}),
        });
        return done();
      }),
    ),
  ),
  query(
    'host.get_servertime',
    [host],
    onObject('host', 'host', ({ services }) => done(new DateTime(timestamp(services.now())))),
  ),
  query(
    'host.get_server_localtime',
    [host],
    onObject('host', 'host', ({ services }) => done(new DateTime(localTime(services.now())))),
  ),
];

/** The host's local time without a zone, as xapi writes it. */
function localTime(now: Date): string {
  return timestamp(new Date(now.getTime() - now.getTimezoneOffset() * 60_000)).replace('Z', '');
}
