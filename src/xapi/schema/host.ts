import type { ClassSchema } from './field.js';
import { bool, computed, datetime, field, float, int, map, names, namespaced, oneOf, operations, otherConfig, ref, set, text, textMap, writable } from './field.js';

/** How a host's clock gets the time. */
export const ntpMode = oneOf('host_ntp_mode', 'DHCP', 'Custom', 'Factory', 'Disabled');

/** Hosts, what is in them, and the pool they make. */
export const hostClasses: readonly ClassSchema[] = [
  {
    name: 'host', stored: true, fields: [
      field('uuid', text), ...names, ...namespaced('memory', [field('overhead', int)]), ...operations,
      ...namespaced('API_version', [field('major', int), field('minor', int), field('vendor', text), field('vendor_implementation', textMap)]),
      field('enabled', bool), field('software_version', textMap), otherConfig, field('capabilities', set(text)), field('cpu_configuration', textMap),
      field('sched_policy', text), field('supported_bootloaders', set(text)), computed('resident_VMs', 'VM', 'resident_on'), writable('logging', textMap),
      computed('PIFs', 'PIF', 'host'), writable('suspend_image_sr', ref('SR')), writable('crash_dump_sr', ref('SR')),
      computed('crashdumps', 'host_crashdump', 'host'), computed('patches', 'host_patch', 'host'), field('updates', set(ref('pool_update'))),
      computed('PBDs', 'PBD', 'host'), computed('host_CPUs', 'host_cpu', 'host'), field('cpu_info', textMap), writable('hostname', text),
      writable('address', text), field('metrics', ref('host_metrics')), field('license_params', textMap), field('boot_free_mem', int, { access: 'internal' }),
      field('ha_statefiles', set(text)), field('ha_network_peers', set(text)), field('blobs', map(text, ref('blob'))), writable('tags', set(text)),
      field('external_auth_type', text), field('external_auth_service_name', text), field('external_auth_configuration', textMap), field('edition', text),
      writable('license_server', textMap), field('bios_strings', textMap), field('power_on_mode', text), field('power_on_config', textMap),
      field('local_cache_sr', ref('SR')), field('chipset_info', textMap), computed('PCIs', 'PCI', 'host'), computed('PGPUs', 'PGPU', 'host'), computed('PUSBs', 'PUSB', 'host'),
      field('ssl_legacy', bool), writable('guest_VCPUs_params', textMap),
      field('display', oneOf('host_display', 'enabled', 'disable_on_reboot', 'disabled', 'enable_on_reboot')),
      field('virtual_hardware_platform_versions', set(int)), field('control_domain', ref('VM')), field('features', set(ref('Feature'))),
      field('iscsi_iqn', text), field('multipathing', bool), field('uefi_certificates', text), field('certificates', set(ref('Certificate'))),
      field('editions', set(text)), field('pending_guidances', set(text)), field('tls_verification_enabled', bool),
      field('last_software_update', datetime), field('https_only', bool), field('latest_synced_updates_applied', text, { initial: 'unknown' }),
      field('updates_requiring_reboot', set(ref('pool_update'))), field('recommended_guidances', set(text)), field('pending_guidances_recommended', set(text)),
      field('pending_guidances_full', set(text)), field('last_update_hash', text), field('numa_affinity_policy', oneOf('host_numa_affinity_policy', 'default_policy', 'any', 'best_effort')),
      field('ssh_enabled', bool, { initial: 'true' }), field('ssh_enabled_timeout', int), field('ssh_expiry', datetime), field('console_idle_timeout', int), field('ssh_auto_mode', bool),
      field('max_cstate', text), field('secure_boot', bool), field('ntp_mode', ntpMode, { initial: 'Factory' }), field('ntp_custom_servers', set(text)), field('timezone', text, { initial: 'UTC' }),
    ],
  },
  {
    name: 'host_metrics', stored: true, fields: [
      field('uuid', text), ...namespaced('memory', [field('total', int), field('free', int)]), field('live', bool), field('last_updated', datetime), otherConfig,
    ],
  },
  {
    name: 'PCI', stored: true, fields: [
      field('uuid', text), field('class_id', text, { access: 'internal' }), field('class_name', text), field('vendor_id', text, { access: 'internal' }),
      field('vendor_name', text), field('device_id', text, { access: 'internal' }), field('device_name', text), field('host', ref('host')),
      field('pci_id', text), field('functions', int, { access: 'internal' }), field('dependencies', set(ref('PCI'))), otherConfig,
      field('subsystem_vendor_name', text), field('subsystem_device_name', text), field('driver_name', text),
    ],
  },
  {
    name: 'pool', stored: true, fields: [
      field('uuid', text), writable('name_label', text), writable('name_description', text), field('master', ref('host')),
      writable('default_SR', ref('SR')), writable('suspend_image_SR', ref('SR')), writable('crash_dump_SR', ref('SR')), otherConfig,
      field('ha_enabled', bool), field('ha_configuration', textMap), field('ha_statefiles', set(text)), field('ha_host_failures_to_tolerate', int),
      field('ha_plan_exists_for', int), writable('ha_allow_overcommit', bool), field('ha_overcommitted', bool), field('blobs', map(text, ref('blob'))),
      writable('tags', set(text)), writable('gui_config', textMap), writable('health_check_config', textMap), field('wlb_url', text), field('wlb_username', text),
      field('wlb_password', ref('secret'), { access: 'internal' }), writable('wlb_enabled', bool), writable('wlb_verify_cert', bool),
      field('redo_log_enabled', bool), field('redo_log_vdi', ref('VDI')), field('vswitch_controller', text), field('restrictions', textMap),
      field('metadata_VDIs', set(ref('VDI'))), field('ha_cluster_stack', text), ...operations, field('guest_agent_config', textMap), field('cpu_info', textMap),
      writable('policy_no_vendor_device', bool), writable('live_patching_disabled', bool), field('igmp_snooping_enabled', bool), field('uefi_certificates', text),
      writable('is_psr_pending', bool), field('tls_verification_enabled', bool), field('repositories', set(ref('Repository'))),
      field('client_certificate_auth_enabled', bool), field('client_certificate_auth_name', text), field('repository_proxy_url', text),
      field('repository_proxy_username', text), field('repository_proxy_password', ref('secret')),
      writable('migration_compression', bool), field('coordinator_bias', bool, { initial: 'true' }),
      field('telemetry_uuid', ref('secret')), field('telemetry_frequency', oneOf('telemetry_frequency', 'daily', 'weekly', 'monthly'), { initial: 'weekly' }),
      field('telemetry_next_collection', datetime), field('last_update_sync', datetime),
      field('update_sync_frequency', oneOf('update_sync_frequency', 'daily', 'weekly'), { initial: 'weekly' }), field('update_sync_day', int), field('update_sync_enabled', bool),
      field('custom_uefi_certificates', text), field('local_auth_max_threads', int, { initial: '8' }), field('ext_auth_max_threads', int, { initial: '1' }),
      field('ext_auth_cache_enabled', bool, { initial: 'true' }), field('ext_auth_cache_size', int, { initial: '50' }), field('ext_auth_cache_expiry', int, { initial: '300' }),
      field('recommendations', textMap), writable('license_server', textMap), writable('ha_reboot_vm_on_internal_shutdown', bool, { initial: 'true' }),
      writable('limit_console_sessions', bool), writable('vm_console_idle_timeout', int),
    ],
  },
  {
    name: 'Cluster', stored: true, fields: [
      field('uuid', text), computed('cluster_hosts', 'Cluster_host', 'cluster'), field('pending_forget', set(text)),
      field('cluster_token', text, { access: 'internal' }), field('cluster_stack', text, { initial: 'corosync' }), field('cluster_stack_version', int, { initial: '2' }), ...operations,
      field('is_quorate', bool), field('quorum', int), field('live_hosts', int), field('expected_hosts', int), field('pool_auto_join', bool, { initial: 'true' }),
      field('token_timeout', float, { initial: '20.' }), field('token_timeout_coefficient', float, { initial: '1.' }), field('cluster_config', textMap), otherConfig,
    ],
  },
  {
    name: 'Cluster_host', stored: true, fields: [
      field('uuid', text), field('cluster', ref('Cluster')), field('host', ref('host')), field('enabled', bool), field('PIF', ref('PIF')),
      field('joined', bool, { initial: 'true' }), field('live', bool), field('last_update_live', datetime), ...operations, otherConfig,
    ],
  },
];
