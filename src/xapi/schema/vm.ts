import type { ClassSchema } from './field.js';
import { bool, computed, datetime, field, float, int, map, names, namespaced, oneOf, operations, otherConfig, ref, set, text, textMap, writable } from './field.js';

const onNormalExit = oneOf('on_normal_exit', 'destroy', 'restart');
const onCrash = oneOf('on_crash_behaviour', 'destroy', 'coredump_and_destroy', 'restart', 'coredump_and_restart', 'preserve', 'rename_restart');
const onSoftReboot = oneOf('on_softreboot_behavior', 'soft_reboot', 'restart', 'destroy', 'preserve');

/** Virtual machines: records for screens and clients; only their power state ever changes here. */
export const vmClasses: readonly ClassSchema[] = [
  {
    name: 'VM', stored: true, fields: [
      field('uuid', text), ...names, ...operations, field('power_state', oneOf('vm_power_state', 'Halted', 'Paused', 'Running', 'Suspended')),
      writable('user_version', int), writable('is_a_template', bool), field('is_default_template', bool), field('suspend_VDI', ref('VDI')),
      field('resident_on', ref('host')), field('scheduled_to_be_resident_on', ref('host')), writable('affinity', ref('host')),
      ...namespaced('memory', [
        field('overhead', int), field('target', int), field('static_max', int), field('dynamic_max', int), field('dynamic_min', int), field('static_min', int),
      ]),
      ...namespaced('VCPUs', [writable('params', textMap), field('max', int), field('at_startup', int)]),
      ...namespaced('actions', [writable('after_shutdown', onNormalExit), writable('after_reboot', onNormalExit), writable('after_crash', onCrash), writable('after_softreboot', onSoftReboot)]),
      computed('consoles', 'console', 'VM'), computed('VIFs', 'VIF', 'VM'), computed('VBDs', 'VBD', 'VM'), computed('VUSBs', 'VUSB', 'VM'),
      computed('crash_dumps', 'crashdump', 'VM'), computed('VTPMs', 'VTPM', 'VM'),
      ...namespaced('PV', [
        writable('bootloader', text), writable('kernel', text), writable('ramdisk', text), writable('args', text), writable('bootloader_args', text), writable('legacy_args', text),
      ]),
      ...namespaced('HVM', [writable('boot_policy', text), writable('boot_params', textMap), field('shadow_multiplier', float, { initial: '1' })]),
      writable('platform', textMap), writable('PCI_bus', text), otherConfig, field('domid', int, { initial: '-1' }), field('domarch', text),
      field('last_boot_CPU_flags', textMap), field('is_control_domain', bool), field('metrics', ref('VM_metrics')), field('guest_metrics', ref('VM_guest_metrics')),
      field('last_booted_record', text), writable('recommendations', text), writable('xenstore_data', textMap), writable('ha_always_run', bool),
      writable('ha_restart_priority', text), field('is_a_snapshot', bool), field('snapshot_of', ref('VM')), computed('snapshots', 'VM', 'snapshot_of'),
      field('snapshot_time', datetime), field('transportable_snapshot_id', text), field('blobs', map(text, ref('blob'))), writable('tags', set(text)),
      writable('blocked_operations', textMap), field('snapshot_info', textMap), field('snapshot_metadata', text), field('parent', ref('VM')),
      computed('children', 'VM', 'parent'), field('bios_strings', textMap), field('protection_policy', ref('VMPP')), field('is_snapshot_from_vmpp', bool),
      field('snapshot_schedule', ref('VMSS')), field('is_vmss_snapshot', bool), field('appliance', ref('VM_appliance')), field('start_delay', int),
      field('shutdown_delay', int), field('order', int), computed('VGPUs', 'VGPU', 'VM'), field('attached_PCIs', set(ref('PCI'))),
      writable('suspend_SR', ref('SR')), field('version', int), field('generation_id', text), writable('hardware_platform_version', int),
      field('has_vendor_device', bool), field('requires_reboot', bool), field('reference_label', text), field('domain_type', oneOf('domain_type', 'unspecified', 'hvm', 'pv', 'pv_in_pvh', 'pvh')),
      writable('NVRAM', textMap), field('groups', set(ref('VM_group'))), field('pending_guidances', set(text)), field('recommended_guidances', set(text)),
      field('pending_guidances_recommended', set(text)), field('pending_guidances_full', set(text)),
    ],
  },
];
