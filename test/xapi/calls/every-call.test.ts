import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { merge, pool } from '../pool-file.js';
import { asList, withXapi } from '../with-xapi.js';

/**
 * XenAPI's calls by class with the number of their parameters behind the session; `n+` may have
 * more, which have defaults. From the public reference, not from the sources under trial.
 */
const calls: Readonly<Record<string, string>> = {
  session:
    'logout 0, local_logout 0, get_uuid 1, get_this_host 1, get_this_user 1, ' +
    'get_last_active 1, get_pool 1, get_other_config 1, get_is_local_superuser 1, ' +
    'get_subject 1, get_validation_time 1, get_auth_user_sid 1, get_auth_user_name 1, ' +
    'get_rbac_permissions 1, get_tasks 1, get_parent 1, get_originator 1, ' +
    'get_client_certificate 1, change_password 2',
  host:
    'get_all 0, get_record 1, get_by_uuid 1, get_by_name_label 1, get_all_records 0, ' +
    'get_all_records_where 1, get_PIFs 1, get_address 1, set_address 2, get_software_version ' +
    '1, get_metrics 1, set_name_label 2, set_hostname 2, add_to_other_config 3, ' +
    'remove_from_other_config 2, set_other_config 2, add_tags 2, remove_tags 2, ' +
    'reset_networking 1, management_reconfigure 1, management_disable 0, ' +
    'local_management_reconfigure 1, get_management_interface 1, is_in_emergency_mode 0, ' +
    'list_methods 0, get_hostname 1, get_enabled 1, get_resident_VMs 1, get_PBDs 1, get_PCIs ' +
    '1, get_PUSBs 1, get_API_version_major 1, get_API_version_minor 1, ' +
    'get_API_version_vendor 1, get_memory_overhead 1, get_capabilities 1, get_logging 1, ' +
    'get_cpu_info 1, get_license_params 1, get_ha_statefiles 1, get_ha_network_peers 1, ' +
    'get_edition 1, get_external_auth_type 1, get_control_domain 1, get_https_only 1, ' +
    'get_tls_verification_enabled 1, get_ntp_mode 1, get_ntp_custom_servers 1, get_timezone ' +
    '1, get_ssh_enabled 1, get_max_cstate 1, get_secure_boot 1, set_hostname_live 2, ' +
    'get_servertime 1, get_server_localtime 1, set_ntp_mode 2, set_ntp_custom_servers 2, ' +
    'get_ntp_synchronized 1, disable 1, enable 1, shutdown 1, reboot 1',
  host_metrics:
    'get_all 0, get_record 1, get_all_records 0, get_memory_total 1, get_memory_free 1, ' +
    'get_live 1, get_last_updated 1, add_to_other_config 3',
  Cluster:
    'get_all 0, get_record 1, get_cluster_hosts 1, get_pending_forget 1, get_cluster_stack ' +
    '1, get_is_quorate 1, get_quorum 1, get_live_hosts 1, get_pool_auto_join 1, ' +
    'get_token_timeout 1, get_token_timeout_coefficient 1, get_cluster_config 1, ' +
    'set_other_config 2',
  Cluster_host:
    'get_all 0, get_record 1, get_cluster 1, get_host 1, get_enabled 1, get_PIF 1, ' +
    'get_joined 1, get_live 1, get_last_update_live 1, set_other_config 2',
  pool:
    'get_all 0, get_record 1, get_all_records 0, get_master 1, get_ha_enabled 1, ' +
    'get_other_config 1, set_name_label 2, set_name_description 2, get_default_SR 1, ' +
    'set_default_SR 2, get_suspend_image_SR 1, get_crash_dump_SR 1, get_ha_configuration 1, ' +
    'get_ha_statefiles 1, get_ha_host_failures_to_tolerate 1, get_ha_plan_exists_for 1, ' +
    'get_ha_allow_overcommit 1, set_ha_allow_overcommit 2, get_ha_overcommitted 1, ' +
    'get_redo_log_enabled 1, get_redo_log_vdi 1, get_vswitch_controller 1, ' +
    'get_ha_cluster_stack 1, get_igmp_snooping_enabled 1, get_tls_verification_enabled 1, ' +
    'get_live_patching_disabled 1, add_tags 2, set_gui_config 2, management_reconfigure 1, ' +
    'create_VLAN_from_PIF 3, create_VLAN 3, set_igmp_snooping_enabled 2, get_license_server ' +
    '1, get_recommendations 1, get_ext_auth_cache_size 1, get_vm_console_idle_timeout 1, ' +
    'sync_database 0, recover_slaves 0, is_slave 1, emergency_transition_to_master 0, ' +
    'emergency_reset_master 1, hello 2, join 3, join_force 3, initial_auth 0, ' +
    'exchange_certificates_on_join 2, eject 1, designate_new_master 1',
  PIF:
    'get_all 0, get_all_records 0, get_all_where 1, get_all_records_where 1, get_record 1, ' +
    'get_by_uuid 1, scan 1, scan_bios 1, introduce 3+, forget 1, reconfigure_ip 6, ' +
    'reconfigure_ipv6 5, plug 1, unplug 1, set_primary_address_type 2, set_disallow_unplug ' +
    '2, set_property 3, create_VLAN 4, destroy 1, get_device 1, get_network 1, get_host 1, ' +
    'get_MAC 1, get_MTU 1, get_VLAN 1, get_metrics 1, get_physical 1, get_currently_attached ' +
    '1, get_ip_configuration_mode 1, get_IP 1, get_netmask 1, get_gateway 1, get_DNS 1, ' +
    'get_bond_slave_of 1, get_bond_master_of 1, get_VLAN_master_of 1, get_VLAN_slave_of 1, ' +
    'get_management 1, get_other_config 1, set_other_config 2, add_to_other_config 3, ' +
    'remove_from_other_config 2, get_disallow_unplug 1, get_tunnel_access_PIF_of 1, ' +
    'get_tunnel_transport_PIF_of 1, get_ipv6_configuration_mode 1, get_IPv6 1, ' +
    'get_ipv6_gateway 1, get_primary_address_type 1, get_managed 1, get_properties 1, ' +
    'get_capabilities 1, get_igmp_snooping_status 1, get_sriov_physical_PIF_of 1, ' +
    'get_sriov_logical_PIF_of 1, get_PCI 1',
  PIF_metrics:
    'get_all 0, get_record 1, get_all_records 0, get_carrier 1, get_vendor_id 1, ' +
    'get_vendor_name 1, get_device_id 1, get_device_name 1, get_speed 1, get_duplex 1, ' +
    'get_pci_bus_path 1, get_last_updated 1, add_to_other_config 3',
  Bond:
    'get_all 0, get_record 1, get_all_records 0, create 3+, destroy 1, set_mode 2, ' +
    'set_property 3, get_master 1, get_slaves 1, get_primary_slave 1, get_mode 1, ' +
    'get_properties 1, get_links_up 1, get_auto_update_mac 1, set_other_config 2',
  VLAN:
    'get_all 0, get_record 1, get_all_records 0, create 3, destroy 1, get_tagged_PIF 1, ' +
    'get_untagged_PIF 1, get_tag 1, add_to_other_config 3',
  tunnel:
    'get_all 0, get_record 1, get_all_records 0, create 2+, destroy 1, get_access_PIF 1, ' +
    'get_transport_PIF 1, get_status 1, set_status 2, add_to_status 3, get_protocol 1, ' +
    'set_protocol 2, set_other_config 2',
  network_sriov:
    'get_all 0, get_record 1, get_all_records 0, create 2, destroy 1, get_physical_PIF 1, ' +
    'get_logical_PIF 1, get_requires_reboot 1, get_configuration_mode 1',
  network:
    'get_all 0, get_record 1, get_by_name_label 1, get_all_records 0, create 1, destroy 1, ' +
    'set_name_label 2, set_name_description 2, set_MTU 2, get_bridge 1, get_managed 1, ' +
    'get_PIFs 1, get_VIFs 1, set_other_config 2, add_tags 2, remove_tags 2, set_tags 2, ' +
    'get_default_locking_mode 1, get_assigned_ips 1, set_default_locking_mode 2, ' +
    'add_purpose 2, remove_purpose 2, get_purpose 1',
  VIF:
    'get_all 0, get_record 1, get_all_records 0, get_device 1, get_network 1, get_VM 1, ' +
    'get_MAC 1, get_currently_attached 1, get_locking_mode 1, get_MTU 1, get_status_code 1, ' +
    'get_status_detail 1, get_runtime_properties 1, get_qos_supported_algorithms 1, ' +
    'get_metrics 1, get_MAC_autogenerated 1, get_ipv4_allowed 1, get_ipv6_allowed 1, ' +
    'get_ipv4_configuration_mode 1, get_ipv6_addresses 1, get_trunks 1, set_other_config 2, ' +
    'set_qos_algorithm_type 2, create 1, destroy 1, plug 1, unplug 1, unplug_force 1, move ' +
    '2, set_locking_mode 2, set_ipv4_allowed 2, add_ipv4_allowed 2, remove_ipv4_allowed 2, ' +
    'set_ipv6_allowed 2, add_ipv6_allowed 2, remove_ipv6_allowed 2, set_trunks 2, add_trunks ' +
    '2, remove_trunks 2, configure_ipv4 2+, configure_ipv6 2+',
  VM:
    'get_all 0, get_record 1, get_by_name_label 1, get_all_records 0, get_power_state 1, ' +
    'get_resident_on 1, get_VIFs 1, get_is_a_template 1, get_is_control_domain 1, ' +
    'clean_shutdown 1, hard_shutdown 1, set_name_label 2',
  PCI:
    'get_all 0, get_record 1, get_all_records 0, get_pci_id 1, get_host 1, get_device_name ' +
    '1, get_vendor_name 1, get_driver_name 1, add_to_other_config 3',
  SR:
    'get_all 0, get_record 1, get_by_name_label 1, get_all_records 0, get_PBDs 1, get_VDIs 1, ' +
    'get_type 1, get_shared 1, set_name_label 2, forget 1, destroy 1, scan 1',
  PBD:
    'get_all 0, get_record 1, get_all_records 0, get_host 1, get_SR 1, create 1, destroy 1, ' +
    'plug 1, unplug 1, set_device_config 2, set_other_config 2',
  task:
    'get_all 0, get_record 1, get_all_records 0, get_all_records_where 1, create 2, destroy ' +
    '1, cancel 1, set_status 2, set_progress 2, set_result 2, set_error_info 2, get_status ' +
    '1, get_progress 1, get_result 1, get_error_info 1, get_created 1, get_finished 1, ' +
    'add_to_other_config 3',
  event: 'from 3, inject 2, register 1, unregister 1, next 0',
};

const table = Object.entries(calls).flatMap(([name, list]) =>
  list.split(', ').map((each) => {
    const [, call = '', count = '', more = ''] = /^(\w+) (\d)(\+?)$/.exec(each) ?? [];
    return { method: `${name}.${call}`, count: Number(count), open: more === '+' };
  }),
);

test('every call is there, listed under its name, and counts its parameters as XenAPI does', async () => {
  await withXapi(pool(), async (test) => {
    const listed = await test.xapi.dispatch('system.listMethods', [], { transport: 'unix' });
    const names = new Set(listed.ok ? asList(listed.value) : []);
    expect(table.filter(({ method }) => !names.has(method))).toEqual([]);
    for (const { method, count, open } of table) {
      const wrong = (received: number) => [
        'MESSAGE_PARAMETER_COUNT_MISMATCH',
        method,
        String(count + 1),
        String(received),
      ];
      if (!open)
        expect(await test.error(method, ...Array<string>(count + 1).fill('x'))).toEqual(
          wrong(count + 1),
        );
      if (count > 0)
        expect(await test.error(method, ...Array<string>(count - 1).fill('x'))).toEqual(
          wrong(count - 1),
        );
      const dead = await test.xapi.dispatch(method, [], { transport: 'unix' });
      expect(dead).toEqual({
        ok: false,
        error: {
          code: 'MESSAGE_PARAMETER_COUNT_MISMATCH',
          params: [method, String(count + 1), '0'],
        },
      });
    }
  });
});

test('every getter of one object says HANDLE_INVALID [class; ref] for a ref that names none', async () => {
  await withXapi(pool(), async (test) => {
    for (const { method } of table.filter(
      ({ method, count }) => count === 1 && /\.get_(?!all|by_|management_interface)/.test(method),
    )) {
      expect(await test.error(method, 'OpaqueRef:none')).toEqual([
        'HANDLE_INVALID',
        method.split('.')[0],
        'OpaqueRef:none',
      ]);
    }
  });
});

test('what is not modelled answers as xapi does when it cannot be had', async () => {
  await withXapi(pool(), async (test) => {
    expect(await test.error('event.next')).toEqual(['MESSAGE_DEPRECATED']);
    for (const [method, ...params] of [
      ['host.license_apply', 'h1', ''],
      ['host.set_cpu_features', 'h1', ''],
      ['host.reset_cpu_features', 'h1'],
      ['host.apply_recommended_guidances', 'h1'],
      ['VM.set_protection_policy', 'h1-vm', 'OpaqueRef:NULL'],
      ['VM.snapshot_with_quiesce', 'h1-vm', 'x'],
      ['pool.enable_ssl_legacy', 'p'],
    ] as const) {
      expect(await test.error(method, ...params)).toEqual(['MESSAGE_REMOVED']);
      expect(await test.error(method)).toEqual([
        'MESSAGE_PARAMETER_COUNT_MISMATCH',
        method,
        String(params.length + 1),
        '0',
      ]);
    }
    expect(await test.error('event.register', ['*'])).toEqual(['MESSAGE_DEPRECATED']);
    expect((await test.error('pool.hello', 'u', 'a'))[0]).toBe('INTERNAL_ERROR');
    expect(await test.error('host.local_management_reconfigure', 'xenbr0')).toEqual([
      'NOT_IN_EMERGENCY_MODE',
    ]);
    expect(await test.error('host.list_methods')).toEqual(['NOT_IMPLEMENTED', 'list_method']);
  });
});

describe('a new coordinator', () => {
  test.each<[string, readonly string[], string]>([
    ['pool.emergency_transition_to_master', [], 'master'],
    ['pool.emergency_reset_master', ['192.0.2.7'], 'slave:192.0.2.7'],
    ['pool.emergency_reset_master', ['2001:db8::7'], 'slave:2001:db8::7'],
  ])('%s %s writes pool.conf', async (method, params, expected) => {
    await withXapi(pool(), async (test) => {
      await test.call(method, ...params);
      expect(await readFile(join(test.root, 'etc/xensource/pool.conf'), 'utf8')).toBe(expected);
    });
  });

  test('is refused while HA is armed, and so is what is no address', async () => {
    await withXapi(merge(pool(), { pool: { p: { ha_enabled: 'true' } } }), async (test) => {
      expect(await test.error('pool.emergency_transition_to_master')).toEqual(['HA_IS_ENABLED']);
      expect(await test.error('pool.emergency_reset_master', 'a b')).toEqual([
        'INVALID_VALUE',
        'master_address',
        'a b',
      ]);
    });
  });
});
