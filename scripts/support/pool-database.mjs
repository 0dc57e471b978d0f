// Pool databases of any size, written by hand in xapi's form (not by the project's own writer).
import { createHash } from 'node:crypto';

const nothing = 'OpaqueRef:NULL';

/** A ref that is always the same for the same name. */
export function refOf(name) {
  const digits = createHash('md5').update(name).digest('hex');
  return `OpaqueRef:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

const row = (name, columns) => {
  const ref = refOf(name);
  const all = { _ref: ref, uuid: ref.slice('OpaqueRef:'.length), ...columns };
  return `<row ref="${ref}" __ctime="1" __mtime="1"${Object.entries(all)
    .map(([column, text]) => ` ${column}="${text}"`)
    .join('')}/>`;
};
const table = (name, rows) => `<table name="${name}">${rows.join('')}</table>`;

const pif = (host, device, network, more) => ({
  DNS: '',
  IP: '',
  MAC: '00:16:3e:00:00:01',
  MTU: '1500',
  VLAN: '-1',
  VLAN_master_of: nothing,
  bond_slave_of: nothing,
  capabilities: '()',
  currently_attached: 'true',
  device,
  device_name: device,
  disallow_unplug: 'false',
  gateway: '',
  host: refOf(host),
  igmp_snooping_status: 'unknown',
  ip_configuration_mode: 'None',
  IPv6: '()',
  ipv6_configuration_mode: 'None',
  ipv6_gateway: '',
  managed: 'true',
  management: 'false',
  netmask: '',
  network: refOf(network),
  other_config: '()',
  PCI: nothing,
  physical: 'false',
  primary_address_type: 'IPv4',
  properties: "(('gro'%.'on'))",
  ...more,
});

/**
 * One host's networking: `nics` NICs, every two of the first 2 x `bonds` bonded, `vlans` VLANs in
 * turn on what is left on top.
 */
function networking(host, { nics, bonds, vlans }, tables) {
  const tops = [];
  for (let index = 0; index < nics; index += 1) {
    const bond = Math.floor(index / 2);
    const bonded = bond < bonds;
    const name = `${host}/eth${index}`;
    tables.PIF.push(
      row(
        name,
        pif(host, `eth${index}`, `net eth${index}`, {
          physical: 'true',
          MAC: `00:1b:21:aa:bb:${index.toString(16).padStart(2, '0')}`,
          metrics: refOf(`${name} metrics`),
          bond_slave_of: bonded ? refOf(`${host}/Bond${bond}`) : nothing,
          management: String(index === nics - 1),
        }),
      ),
    );
    tables.PIF_metrics.push(
      row(`${name} metrics`, {
        carrier: 'true',
        speed: '10000',
        duplex: 'true',
        vendor_name: 'Intel%.Corporation',
      }),
    );
    if (!bonded) tops.push(name);
    if (bonded && index % 2 === 0) {
      const master = `${host}/bond${bond}`;
      tables.PIF.push(
        row(
          master,
          pif(host, `bond${bond}`, `net bond${bond}`, { metrics: refOf(`${master} metrics`) }),
        ),
      );
      tables.PIF_metrics.push(
        row(`${master} metrics`, { carrier: 'true', speed: '10000', duplex: 'true' }),
      );
      tables.Bond.push(
        row(`${host}/Bond${bond}`, {
          master: refOf(master),
          primary_slave: refOf(name),
          mode: 'balance-slb',
          properties: '()',
          other_config: '()',
        }),
      );
      tops.push(master);
    }
  }
  for (let tag = 1; tag <= vlans; tag += 1) {
    const carrier = tops[tag % tops.length];
    const name = `${host}/vlan${tag}`;
    tables.PIF.push(
      row(
        name,
        pif(host, carrier.split('/')[1], `net vlan${tag}`, {
          VLAN: String(tag),
          VLAN_master_of: refOf(`${name} VLAN`),
          metrics: refOf(`${carrier} metrics`),
        }),
      ),
    );
    tables.VLAN.push(
      row(`${name} VLAN`, {
        tagged_PIF: refOf(carrier),
        untagged_PIF: refOf(name),
        tag: String(tag),
        other_config: '()',
      }),
    );
  }
}

const record =
  'Debian%.Bookworm%.12%.(64-bit),%.with%.a%.description' +
  '%.that%.somebody%.wrote%.about%.what%.this%.machine%.is%.for';

/**
 * VMs with VIFs, disks and other rows that no table of ours knows, until about `bytes` are written:
 * most of a large pool's file.
 */
function machines(hosts, bytes, networks, tables) {
  for (let index = 0, size = 0; size < bytes; index += 1) {
    const name = `vm ${index}`;
    tables.VM.push(
      row(name, {
        name__label: `machine-${index}`,
        name__description: record,
        power_state: 'Running',
        resident_on: refOf(`host ${index % hosts}`),
        is_a_template: 'false',
        is_control_domain: 'false',
        memory__static_max: '4294967296',
        memory__dynamic_max: '4294967296',
        VCPUs__max: '4',
        PV__args: '',
        HVM__boot_params: "(('order'%.'cdn')%.('firmware'%.'uefi'))",
        platform:
          "(('timeoffset'%.'0')%.('nx'%.'true')%.('acpi'%.'1')%.('apic'%.'true')%." +
          "('pae'%.'true')%.('viridian'%.'true')%.('device_id'%.'0002'))",
        other_config:
          "(('base_template_name'%.'Debian%.Bookworm%.12')%.('mac_seed'%.'" +
          `${refOf(name).slice(10)}')%.('install-methods'%.'cdrom,nfs,http,ftp'))`,
        last_booted_record:
          '&lt;value&gt;&lt;struct&gt;' + `${record.repeat(6)}&lt;/struct&gt;&lt;/value&gt;`,
        bios_strings: "(('bios-vendor'%.'Xen')%.('bios-version'%.''))",
        domid: String(index),
      }),
    );
    for (const device of [0, 1]) {
      tables.VIF.push(
        row(`${name} VIF ${device}`, {
          device: String(device),
          VM: refOf(name),
          network: refOf(networks[(index + device) % networks.length]),
          MAC: '4e:00:00:00:00:01',
          MTU: '1500',
          currently_attached: 'true',
          other_config: '()',
        }),
      );
      tables.VBD.push(
        row(`${name} VBD ${device}`, {
          VM: refOf(name),
          VDI: refOf(`${name} VDI ${device}`),
          device: `xvd${device}`,
          userdevice: String(device),
          bootable: 'true',
          mode: 'RW',
          type: 'Disk',
          other_config: '()',
          storage_lock: 'false',
        }),
      );
      tables.VDI.push(
        row(`${name} VDI ${device}`, {
          name__label: `disk%.${device}%.of%.${name}`,
          name__description: record,
          SR: refOf('SR'),
          virtual_size: '10737418240',
          location: refOf(`${name} VDI ${device}`).slice(10),
          sm_config: "(('vhd-parent'%.'none'))",
        }),
      );
    }
    if (index % 50 === 49)
      size =
        tables.VM.reduce((sum, each) => sum + each.length, 0) +
        2 * tables.VIF.length * 300 +
        tables.VBD.length * 500 +
        tables.VDI.length * 700;
  }
}

/**
 * The text of a pool database: `hosts` hosts with that networking each, and VMs for about
 * `machineBytes` more.
 */
export function poolDatabase({ hosts = 1, nics = 16, bonds = 8, vlans = 200, machineBytes = 0 }) {
  const tables = {
    pool: [],
    host: [],
    network: [],
    PIF: [],
    PIF_metrics: [],
    Bond: [],
    VLAN: [],
    VM: [],
    VIF: [],
    VBD: [],
    VDI: [],
  };
  const networks = ['eth', 'bond', 'vlan'].flatMap((kind) =>
    Array.from(
      { length: { eth: nics, bond: bonds, vlan: vlans + 1 }[kind] },
      (_, index) => `net ${kind}${index}`,
    ),
  );
  tables.pool.push(
    row('pool', {
      name_label: 'bench',
      master: refOf('host 0'),
      ha_enabled: 'false',
      redo_log_enabled: 'false',
      other_config: '()',
    }),
  );
  for (const name of networks)
    tables.network.push(
      row(name, {
        name__label: name.replace(' ', '%.'),
        bridge: name.replace('net ', '').replace('eth', 'xenbr'),
        MTU: '1500',
        managed: 'true',
        other_config: '()',
      }),
    );
  for (let index = 0; index < hosts; index += 1) {
    tables.host.push(
      row(`host ${index}`, {
        name__label: `host${index}`,
        hostname: `host${index}`,
        address: `192.0.2.${index + 1}`,
        enabled: 'true',
        software_version: "(('network_backend'%.'openvswitch'))",
      }),
    );
    networking(`host ${index}`, { nics, bonds, vlans }, tables);
  }
  if (machineBytes > 0) machines(hosts, machineBytes, networks, tables);
  const manifest =
    '<manifest><pair key="schema_major_vsn" value="5"/><pair key="schema_minor_vsn" ' +
    'value="790"/><pair key="generation_count" value="1"/></manifest>';
  return `<?xml version="1.0" encoding="UTF-8"?><database>${manifest}${Object.entries(tables)
    .map(([name, rows]) => table(name, rows))
    .join('')}</database>`;
}
