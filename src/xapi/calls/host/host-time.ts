import type { CallResult } from '../../../xenapi/index.js';
import type { Row } from '../../database/row.js';
import { printSet, isIp, isHostName, timeModeByName, type TimeMode } from '../../../model/index.js';
import { done, failed, internalError, invalidValue } from '../../errors.js';
import { action, param, query, type Call, type Method } from '../../dispatch/method.js';
import { onObject } from '../../dispatch/on-object.js';
import { ref, set, text } from '../../schema/field.js';
import { ntpMode } from '../../schema/host.js';
import { elsewhere } from './host-settings.js';

const self = param('self', ref('host'));

/** The product's own NTP servers, with the names its installer uses. */
function factoryServers(host: Row): readonly string[] {
  const brand =
    host.map('software_version').get('product_brand') === 'XCP-ng' ? 'xcp-ng' : 'xenserver';
  return [0, 1, 2, 3].map((number) => `${number}.${brand}.pool.ntp.org`);
}

/**
 * The servers chronyd asks in a mode. Null in any other mode, which does not write chronyd's file.
 */
function serversIn(mode: TimeMode | 'unknown', host: Row): readonly string[] | null {
  switch (mode) {
    case 'default':
      return factoryServers(host);
    case 'manual':
      return host.set('ntp_custom_servers');
    case 'dhcp':
      return [];
    default:
      return null;
  }
}

/** Writes the host's file first and the record second. `servers` null: the file stays. */
async function change(
  call: Call,
  host: Row,
  servers: readonly string[] | null,
  columns: Readonly<Record<string, string>>,
): Promise<CallResult> {
  const { database, machine } = call.services;
  const notHere = elsewhere(call, host);
  if (notHere !== null) return notHere;
  const error = servers === null ? null : await machine.setTimeServers(servers);
  if (error !== null) return failed(internalError(error));
  return database.transaction(() => {
    database.update('host', host.ref, columns);
    return done();
  });
}

/**
 * Calls about network time and the time zone (XenAPI 26.0). The modes are DHCP, Custom, Factory and
 * Disabled.
 */
export const hostTimeMethods: readonly Method[] = [
  action(
    'host.set_ntp_mode',
    [self, param('value', ntpMode)],
    onObject('host', 'self', (call, host, args) => {
      const mode = timeModeByName(args.text('value'));
      if (mode === 'manual' && host.set('ntp_custom_servers').length === 0)
        return failed(invalidValue('ntp_mode', 'Custom, but no custom server is set'));
      return change(call, host, serversIn(mode, host), { ntp_mode: args.text('value') });
    }),
  ),
  action(
    'host.set_ntp_custom_servers',
    [self, param('value', set(text))],
    onObject('host', 'self', (call, host, args) => {
      const servers = args.set('value');
      const wrong = servers.find((server) => !isIp(server) && !isHostName(server));
      if (wrong !== undefined) return failed(invalidValue('ntp_custom_servers', wrong));
      const isManual = timeModeByName(host.get('ntp_mode')) === 'manual';
      if (isManual && servers.length === 0)
        return failed(invalidValue('ntp_custom_servers', 'none, while the mode is Custom'));
      // In another mode only the record keeps the list. The file stays as that mode wrote it.
      return change(call, host, isManual ? servers : null, {
        ntp_custom_servers: printSet(servers),
      });
    }),
  ),
  // Only the record: the console sets the zone of a simulated host itself.
  action(
    'host.set_timezone',
    [self, param('value', text)],
    onObject('host', 'self', ({ services: { database } }, host, args) => {
      const timezone = args.text('value');
      if (!/^[A-Za-z][\w+/-]{0,63}$/u.test(timezone))
        return failed(invalidValue('timezone', timezone));
      return database.transaction(() => {
        database.update('host', host.ref, { timezone });
        return done();
      });
    }),
  ),
  query(
    'host.get_ntp_synchronized',
    [self],
    onObject('host', 'self', (_call, host) =>
      timeModeByName(host.get('ntp_mode')) === 'off'
        ? done(false)
        : failed(internalError('no clock of this host can be asked whether it is synchronised')),
    ),
  ),
];
