import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, jsonList } from '../../../src/model/index.js';
import { startProcess, stopServers, type ServerProcess } from '../process/server-process.js';

/*
 * The calls of XO Lite (the web page that an XCP-ng host serves of itself), in its own form:
 * JSON-RPC over TCP, each collection by get_all_records, then events with the classes in lower
 * case. And the fields that it and the host's original console show.
 */

afterEach(stopServers);

const state = join(__dirname, '../../../assets/embedded-host/common/var/lib/xcp/state.db');

/**
 * The collections that XO Lite subscribes to, and the fields of each that it or the console reads.
 */
const collections: Readonly<Record<string, readonly string[]>> = {
  pool: ['uuid', 'master', 'name_label', 'cpu_info', 'other_config', 'default_SR'],
  host: [
    'address',
    'name_label',
    'metrics',
    'resident_VMs',
    'cpu_info',
    'software_version',
    'control_domain',
    'current_operations',
    'enabled',
    'PBDs',
    'PIFs',
    'host_CPUs',
    'bios_strings',
  ],
  host_metrics: ['live', 'memory_free', 'memory_total'],
  host_cpu: ['host', 'number', 'vendor', 'modelname', 'speed', 'family', 'model', 'stepping'],
  VM: [
    'VBDs',
    'VIFs',
    'VTPMs',
    'consoles',
    'metrics',
    'guest_metrics',
    'name_label',
    'power_state',
    'resident_on',
    'allowed_operations',
    'current_operations',
    'is_a_template',
    'is_a_snapshot',
    'is_control_domain',
    'memory_dynamic_max',
    'VCPUs_at_startup',
    'domain_type',
  ],
  VM_metrics: ['VCPUs_number', 'memory_actual', 'start_time'],
  VM_guest_metrics: [],
  SR: [
    'content_type',
    'name_label',
    'VDIs',
    'PBDs',
    'physical_size',
    'physical_utilisation',
    'shared',
    'type',
    'sm_config',
  ],
  PBD: ['SR', 'host', 'currently_attached', 'device_config'],
  VDI: ['SR', 'VBDs', 'name_label', 'virtual_size', 'physical_utilisation', 'type', 'read_only'],
  VBD: ['VM', 'VDI', 'currently_attached', 'device', 'userdevice', 'type', 'mode', 'empty'],
  VIF: ['VM', 'network', 'device', 'MAC', 'currently_attached'],
  network: ['name_label', 'bridge', 'MTU', 'PIFs', 'VIFs', 'default_locking_mode'],
  PIF: ['device', 'host', 'network', 'management', 'IP', 'MAC', 'VLAN', 'metrics'],
  PIF_metrics: ['carrier', 'speed', 'vendor_name', 'device_name'],
  Bond: ['master', 'slaves', 'mode'],
  PCI: ['class_name', 'vendor_name', 'device_name'],
  console: ['VM', 'protocol', 'location'],
  PGPU: [],
  VTPM: [],
  message: [],
  task: [],
};

type Call = (method: string, ...args: readonly unknown[]) => Promise<unknown>;

function callerOf({ url }: ServerProcess): Call {
  return async (method, ...params) => {
    const answer = await fetch(`${url}/jsonrpc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const body: unknown = await answer.json();
    if (!isJsonObject(body)) throw new Error('no object');
    if (body['error'] !== undefined) throw new Error(JSON.stringify(body['error']));
    return body['result'];
  };
}

const recordsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  isJsonObject(value) ? Object.values(value).filter((each) => isJsonObject(each)) : [];

test('XO Lite finds everything of the embedded host that it shows', async () => {
  const server = await startProcess({
    database: readFileSync(state, 'utf8'),
    passwords: ['root:secret'],
  });
  const call = callerOf(server);
  const session = await call('session.login_with_password', 'root', 'secret');
  // How it tries whether a session that it has kept is still good.
  expect(await call('session.get_all_subject_identifiers', session)).toEqual([]);
  await expect(call('session.get_all_subject_identifiers', 'OpaqueRef:x')).rejects.toThrow(
    'SESSION_INVALID',
  );
  const missing: string[] = [];
  const counts: Record<string, number> = {};
  for (const [name, fields] of Object.entries(collections)) {
    const records = recordsOf(await call(`${name}.get_all_records`, session));
    counts[name] = records.length;
    for (const field of fields)
      if (records.length === 0 || records.some((record) => record[field] === undefined))
        missing.push(`${name}.${field}`);
  }
  expect(missing).toEqual([]);
  expect(counts).toMatchObject({ VBD: 7, VDI: 7, console: 7, host_cpu: 32, message: 0 });
  const pools = await call('pool.get_all', session);
  const [pool] = jsonList(pools);
  const token = await call('event.inject', session, 'pool', pool);
  const classes = Object.keys(collections).map((name) => name.toLowerCase());
  const told = await call('event.from', session, classes, token, 0.1);
  expect(isJsonObject(told) && typeof told['token']).toBe('string');
  const all = await call('event.from', session, ['vm', 'console'], '', 0.1);
  const events = jsonList(isJsonObject(all) ? all['events'] : []).filter((each) =>
    isJsonObject(each),
  );
  expect(new Set(events.map((event) => event['class']))).toEqual(new Set(['vm', 'console']));
});
