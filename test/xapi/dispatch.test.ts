import { pool } from './pool-file.js';
import { withXapi } from './with-xapi.js';

const local = { transport: 'unix' } as const;

describe('the order and codes of checks', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'unknown method, no parameter',
      ['Nothing.at_all'],
      ['MESSAGE_METHOD_UNKNOWN', 'Nothing.at_all'],
    ],
    ['unknown method, parameter is no session', ['Nothing.at_all', 'x'], ['SESSION_INVALID', 'x']],
    [
      'unknown method, good session',
      ['Nothing.at_all', 'SESSION'],
      ['MESSAGE_METHOD_UNKNOWN', 'Nothing.at_all'],
    ],
    ['prototype names are no methods', ['constructor'], ['MESSAGE_METHOD_UNKNOWN', 'constructor']],
    [
      'too few',
      ['PIF.get_device', 'SESSION'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_device', '2', '0'],
    ],
    [
      'too many',
      ['PIF.get_device', 'SESSION', 'a', 'b'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_device', '2', '2'],
    ],
    ['none at all', ['PIF.get_all'], ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_all', '1', '0']],
    [
      'defaults are not expected',
      ['session.login_with_password', 'root'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'session.login_with_password', '2', '1'],
    ],
    [
      'count before session',
      ['PIF.get_device', 'dead'],
      ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_device', '2', '0'],
    ],
    [
      'values before session',
      ['PIF.set_disallow_unplug', 'dead', 'h1-eth0', 'yes'],
      ['INVALID_VALUE', 'value', 'yes'],
    ],
    ['session before the body', ['PIF.get_device', 'dead', 'nothing'], ['SESSION_INVALID', 'dead']],
    [
      'a ref that names nothing',
      ['PIF.get_device', 'SESSION', 'nothing'],
      ['HANDLE_INVALID', 'PIF', 'nothing'],
    ],
    [
      'a uuid that names nothing',
      ['PIF.get_by_uuid', 'SESSION', 'nothing'],
      ['UUID_INVALID', 'PIF', 'nothing'],
    ],
    [
      'a key that exists',
      [
        'network.add_to_other_config',
        'SESSION',
        'himn',
        'is_host_internal_management_network',
        'x',
      ],
      [
        'MAP_DUPLICATE_KEY',
        'network',
        'other_config',
        'himn',
        'is_host_internal_management_network',
      ],
    ],
    [
      'control characters',
      ['network.set_name_label', 'SESSION', 'net0', 'a\u0000b'],
      ['INVALID_VALUE', 'value', 'a?b'],
    ],
    [
      'an unknown word of an enum',
      ['PIF.reconfigure_ip', 'SESSION', 'h1-eth0', 'bootp', '', '', '', ''],
      ['INVALID_VALUE', 'mode', 'bootp'],
    ],
    [
      'a bad query',
      ['PIF.get_all_records_where', 'SESSION', 'field device'],
      ['INVALID_VALUE', 'expr', 'field device'],
    ],
    [
      'sessions cannot be listed',
      ['session.get_all', 'SESSION'],
      ['MESSAGE_METHOD_UNKNOWN', 'session.get_all'],
    ],
    [
      'a getter has no task form',
      ['Async.PIF.get_all', 'SESSION'],
      ['MESSAGE_METHOD_UNKNOWN', 'Async.PIF.get_all'],
    ],
    [
      'calls for emergencies',
      ['host.local_management_reconfigure', 'SESSION', 'xenbr0'],
      ['NOT_IN_EMERGENCY_MODE'],
    ],
    ['host.list_methods', ['host.list_methods', 'SESSION'], ['NOT_IMPLEMENTED', 'list_method']],
  ])('%s', async (_name, [method = '', ...params], expected) => {
    await withXapi(pool(), async ({ xapi, session }) => {
      const result = await xapi.dispatch(
        method,
        params.map((each) => (each === 'SESSION' ? session : each)),
        local,
      );
      expect(result.ok ? result.value : [result.error.code, ...result.error.params]).toEqual(
        expected,
      );
    });
  });
});

test('Class_call is Class.call', async () => {
  await withXapi(pool(), async ({ call }) => {
    expect(await call('PIF_get_device', 'h1-eth0')).toBe('eth0');
    expect(await call('PIF_metrics_get_all')).toEqual(await call('PIF_metrics.get_all'));
  });
});
