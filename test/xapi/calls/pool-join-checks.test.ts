import { Database } from '../../../src/xapi/database/database.js';
import { checkJoins } from '../../../src/xapi/pool/members/join-checks.js';
import type { OtherPool } from '../../../src/xapi/pool/members/other-pool.js';
import { load } from '../database/load.js';
import { merge, pool, poolFile, type Tables } from '../pool-file.js';

/** A host of its own, as it is after the first boot. */
const alone: Tables = {
  pool: { p: { master: 'h1', ha_enabled: 'false' } },
  host: {
    h1: {
      edition: 'free',
      API_version__major: '2',
      API_version__minor: '21',
      software_version: "(('network_backend' 'openvswitch') ('product_version' '8.3.0'))",
      cpu_info: "(('vendor' 'GenuineIntel'))",
    },
  },
  PIF: { eth0: { host: 'h1', management: 'true', VLAN: '-1', physical: 'true' } },
  VM: { dom0: { is_control_domain: 'true', power_state: 'Running', resident_on: 'h1' } },
  SR: { tools: { is_tools_sr: 'true', shared: 'true' }, disk: { shared: 'false' } },
};

const coordinator = {
  uuid: 'another',
  apiVersion: '2.21',
  edition: 'free',
  authType: '',
  authService: '',
  version: '8.3.0',
  networkBackEnd: 'openvswitch',
  cpuVendor: 'GenuineIntel',
};
const other: OtherPool = {
  haEnabled: false,
  hosts: 1,
  coordinator,
  managementVlan: -1,
  addressType: 'IPv4',
};

function joinError(tables: Tables, found: OtherPool = other, force = false): readonly string[] {
  const database = new Database(load(poolFile(tables)));
  const host = database.find('host', 'h1');
  if (host === null) throw new Error('no host');
  const error = checkJoins(database, host, found, force);
  return error === null ? [] : [error.code, ...error.params];
}

test('a host of its own may join', () => {
  expect(joinError(alone)).toEqual([]);
});

test.each<readonly [string, Tables]>([
  ['JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS', pool()],
  ['HA_IS_ENABLED', { pool: { p: { ha_enabled: 'true' } } }],
  ['HOST_STILL_BOOTING', { PIF: { eth0: { management: 'false' } } }],
  ['LICENSE_RESTRICTION', { host: { h1: { license_params: "(('restrict_pooling' 'true'))" } } }],
  ['LICENSE_HOST_POOL_MISMATCH', { host: { h1: { edition: 'enterprise' } } }],
  ['JOINING_HOST_CANNOT_HAVE_RUNNING_VMS', { VM: { web: { power_state: 'Running' } } }],
  [
    'JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS',
    { VM: { web: { power_state: 'Halted', current_operations: "(('task' 'start'))" } } },
  ],
  ['JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS', { SR: { san: { shared: 'true' } } }],
  ['POOL_JOINING_HOST_HAS_BONDS', { Bond: { b: {} } }],
  ['POOL_JOINING_HOST_HAS_TUNNELS', { tunnel: { t: {} } }],
  ['POOL_JOINING_HOST_HAS_NETWORK_SRIOVS', { network_sriov: { n: {} } }],
  ['POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS', { VLAN: { v: { untagged_PIF: 'eth7' } } }],
  ['POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH', { PIF: { eth0: { VLAN: '20' } } }],
  ['POOL_JOINING_EXTERNAL_AUTH_MISMATCH', { host: { h1: { external_auth_type: 'AD' } } }],
  ['OPERATION_NOT_ALLOWED', { PIF: { eth0: { primary_address_type: 'IPv6' } } }],
  ['POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION', { host: { h1: { API_version__minor: '20' } } }],
])('%s', (code, more) => {
  expect(joinError(merge(alone, more))[0]).toBe(code);
});

test.each<readonly [string, Partial<OtherPool>]>([
  ['HA_IS_ENABLED', { haEnabled: true }],
  ['OPERATION_NOT_ALLOWED', { coordinator: { ...coordinator, uuid: 'uuid-h1' } }],
  ['OPERATION_NOT_ALLOWED', { coordinator: { ...coordinator, networkBackEnd: 'bridge' } }],
  ['HOSTS_NOT_COMPATIBLE', { coordinator: { ...coordinator, version: '8.2.1' } }],
  ['HOSTS_NOT_HOMOGENEOUS', { coordinator: { ...coordinator, cpuVendor: 'AuthenticAMD' } }],
])('%s of the other pool', (code, more) => {
  expect(joinError(alone, { ...other, ...more })[0]).toBe(code);
});

test('a licence may allow three hosts only, and force admits other processors', () => {
  const small = merge(alone, {
    host: { h1: { license_params: "(('restrict_pool_size' 'true'))" } },
  });
  expect(joinError(small, { ...other, hosts: 2 })).toEqual([]);
  expect(joinError(small, { ...other, hosts: 3 })).toEqual([
    'LICENSE_RESTRICTION',
    'restrict_pool_size',
  ]);
  const amd = { ...other, coordinator: { ...coordinator, cpuVendor: 'AuthenticAMD' } };
  expect(joinError(alone, amd, true)).toEqual([]);
});
