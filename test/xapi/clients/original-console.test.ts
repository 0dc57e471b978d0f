import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWireRecord } from '../../../src/xenapi/index.js';
import { whole } from '../../support/disk/whole.js';
import { asList, withXapi } from '../with-xapi.js';

/*
 * What the original console of a host needs from XAPI: the calls it makes, by class, and the fields
 * that it reads without a fall-back. When one is missing, it shows nothing of the host at all, or
 * `<Unknown>`.
 */

const state = readFileSync(
  join(__dirname, '../../../assets/embedded-host/common/var/lib/xcp/state.db'),
  'utf8',
);

const calls: Readonly<Record<string, string>> = {
  session: 'login_with_password, logout, get_this_host, change_password',
  host:
    'get_record, get_all_records, get_uuid, set_name_label, set_hostname_live, ' +
    'add_to_logging, remove_from_logging, syslog_reconfigure, add_to_other_config, ' +
    'remove_from_other_config, enable, disable, evacuate, enable_ssh, disable_ssh, ' +
    'set_ssh_auto_mode, set_ntp_mode, set_ntp_custom_servers, set_timezone, ' +
    'management_reconfigure, management_disable',
  pool:
    'get_all, get_all_records, get_record, join, join_force, eject, designate_new_master, ' +
    'set_default_SR, set_suspend_image_SR, set_crash_dump_SR',
  SR:
    'get_record, get_all_records, get_uuid, get_supported_types, probe, create, introduce, ' +
    'forget, destroy, add_to_other_config',
  PBD: 'get_record, get_all_records, create, plug, unplug, destroy',
  VBD: 'get_record, create, plug, unplug, destroy',
  VDI: 'get_record',
  VM:
    'get_record, get_all_records, get_all_records_where, get_domid, get_possible_hosts, ' +
    'get_allowed_VBD_devices, start, start_on, clean_shutdown, hard_shutdown, clean_reboot, ' +
    'hard_reboot, suspend, resume, resume_on, pool_migrate',
  PIF: 'get_record, reconfigure_ip',
  task:
    'get_created, get_finished, get_status, get_result, get_progress, get_error_info, ' +
    'get_allowed_operations, cancel',
  Host_driver: 'get_all_records, get_record',
  Driver_variant: 'get_record, get_all_records_where',
  host_cpu: 'get_record, get_all_records',
};

/** The calls that it makes in the background and follows by their task. */
const asTasks: Readonly<Record<string, string>> = {
  SR: 'create, destroy, forget',
  VM: 'start, start_on, clean_shutdown, hard_shutdown, clean_reboot, hard_reboot, suspend',
  host: 'evacuate, disable, enable',
  pool: 'join, join_force, eject, designate_new_master',
};

const named = (of: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(of).flatMap(([name, list]) => list.split(', ').map((call) => `${name}.${call}`));

test('XAPI serves every call of the original console', async () => {
  await withXapi(state, async ({ xapi }) => {
    const listed = await xapi.dispatch('system.listMethods', [], { transport: 'unix' });
    const served = new Set(asList(listed.ok ? whole(listed.value) : []));
    expect(named(calls).filter((name) => !served.has(name))).toEqual([]);
    for (const name of named(asTasks)) {
      const answer = await xapi.dispatch(`Async.${name}`, [], { transport: 'unix' });
      expect([name, answer.ok ? '' : answer.error.code]).toEqual([
        name,
        'MESSAGE_PARAMETER_COUNT_MISMATCH',
      ]);
    }
  });
});

test('XAPI shows the original console a host with its storage, processors and NICs', async () => {
  await withXapi(state, async ({ records }) => {
    const shown = async (table: string, ...fields: readonly string[]): Promise<number> => {
      const all = Object.values(await records(table)).filter((each) => isWireRecord(each));
      for (const record of all)
        for (const field of fields) expect([table, field, record[field]]).not.toContain(undefined);
      return all.length;
    };
    expect(await shown('host_cpu', 'modelname', 'vendor', 'speed', 'number')).toBeGreaterThan(0);
    expect(await shown('PIF', 'MAC', 'device', 'network', 'metrics', 'physical')).toBeGreaterThan(
      0,
    );
    expect(await shown('PBD', 'SR', 'currently_attached', 'device_config')).toBeGreaterThan(0);
    expect(await shown('SR', 'type', 'physical_size', 'sm_config')).toBeGreaterThan(0);
    expect(await shown('VM_metrics', 'memory_actual', 'VCPUs_utilisation')).toBeGreaterThan(0);
    expect(await shown('host', 'license_params', 'cpu_info', 'logging', 'ssh_auto_mode')).toBe(2);
    // The embedded host has no driver in several variants, as most hosts.
    expect(await shown('Host_driver')).toBe(0);
  });
});
