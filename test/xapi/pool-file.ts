/** Columns of a row; `ref` is its key in the table. */
export type Rows = Readonly<Record<string, Readonly<Record<string, string>>>>;
export type Tables = Readonly<Record<string, Rows>>;

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A pool database's text as an old xapi wrote it: raw blanks, no coding. Written by hand, so that
 * the project's own writer is not its judge.
 */
export function poolFile(tables: Tables): string {
  const text = Object.entries(tables).map(
    ([name, rows]) =>
      `<table name="${name}">${Object.entries(rows)
        .map(
          ([ref, columns]) =>
            `<row ref="${ref}"${Object.entries({ _ref: ref, uuid: `uuid-${ref}`, ...columns })
              .map(([column, value]) => ` ${column}="${escape(value)}"`)
              .join('')}/>`,
        )
        .join('')}</table>`,
  );
  return (
    '<database><manifest><pair key="schema_major_vsn" value="5"/><pair ' +
    'key="schema_minor_vsn" value="66"/><pair key="generation_count" ' +
    `value="7"/></manifest>${text.join('')}</database>`
  );
}

/** Several sets of tables as one; rows with the same ref are merged, later columns win. */
export function merge(...parts: readonly Tables[]): Tables {
  const all: Record<string, Record<string, Readonly<Record<string, string>>>> = {};
  for (const part of parts) {
    for (const [table, rows] of Object.entries(part)) {
      const into = (all[table] ??= {});
      for (const [ref, columns] of Object.entries(rows)) into[ref] = { ...into[ref], ...columns };
    }
  }
  return all;
}

/**
 * One host's networking: eth0 (management), eth1 and eth2 bonded, VLAN 5 on the bond, VLAN 7 on
 * eth0, a tunnel on eth0; each physical PIF and the bond with metrics of its own.
 */
export function hostTables(host: string): Tables {
  const id = (name: string) => `${host}-${name}`;
  const pif = (device: string, network: string, more: Readonly<Record<string, string>> = {}) => ({
    device,
    device_name: device,
    host,
    network,
    MAC: '00:16:3e:00:00:01',
    MTU: '1500',
    VLAN: '-1',
    physical: 'false',
    managed: 'true',
    metrics: id('m0'),
    currently_attached: 'true',
    bond_slave_of: 'OpaqueRef:NULL',
    VLAN_master_of: 'OpaqueRef:NULL',
    ...more,
  });
  return {
    host: {
      [host]: {
        name__label: host,
        hostname: host,
        address: '192.0.2.9',
        enabled: 'true',
        software_version: "(('network_backend' 'openvswitch'))",
      },
    },
    PIF: {
      [id('eth0')]: pif('eth0', 'net0', {
        physical: 'true',
        management: 'true',
        ip_configuration_mode: 'DHCP',
        IP: '192.0.2.9',
        DNS: '192.0.2.1',
      }),
      [id('eth1')]: pif('eth1', 'net1', {
        physical: 'true',
        metrics: id('m1'),
        bond_slave_of: id('bond'),
      }),
      [id('eth2')]: pif('eth2', 'net2', {
        physical: 'true',
        metrics: id('m2'),
        bond_slave_of: id('bond'),
      }),
      [id('bond0')]: pif('bond0', 'netbond', { metrics: id('mb'), MTU: '-1' }),
      [id('vlan5')]: pif('bond0', 'net5', {
        metrics: id('mb'),
        VLAN: '5',
        VLAN_master_of: id('v5'),
      }),
      [id('vlan7')]: pif('eth0', 'net7', { VLAN: '7', VLAN_master_of: id('v7') }),
      [id('tunnel0')]: pif('tunnel0', 'nettun', { metrics: 'OpaqueRef:NULL' }),
    },
    PIF_metrics: { [id('m0')]: {}, [id('m1')]: {}, [id('m2')]: {}, [id('mb')]: {} },
    Bond: { [id('bond')]: { master: id('bond0'), primary_slave: id('eth1'), mode: 'balance-slb' } },
    VLAN: {
      [id('v5')]: { tagged_PIF: id('bond0'), untagged_PIF: id('vlan5'), tag: '5' },
      [id('v7')]: { tagged_PIF: id('eth0'), untagged_PIF: id('vlan7'), tag: '7' },
    },
    tunnel: { [id('t0')]: { access_PIF: id('tunnel0'), transport_PIF: id('eth0') } },
    VM: {
      [id('vm')]: {
        name__label: `vm of ${host}`,
        resident_on: host,
        power_state: 'Running',
        is_a_template: 'false',
        is_control_domain: 'false',
      },
    },
    VIF: {
      [id('vif')]: { VM: id('vm'), network: 'net5', device: '0', currently_attached: 'true' },
      [id('vif2')]: { VM: id('vm'), network: 'free', device: '1', currently_attached: 'false' },
    },
  };
}

const network = (bridge: string, more: Readonly<Record<string, string>> = {}) => ({
  name__label: `network of ${bridge}`,
  bridge,
  MTU: '1500',
  managed: 'true',
  ...more,
});

/**
 * A pool of two hosts, h1 (coordinator) and h2, on the same networks; `free` and `spare` have no
 * PIFs. A table and columns nobody knows are in it too.
 */
export function pool(): Tables {
  return merge(hostTables('h1'), hostTables('h2'), {
    pool: {
      p: { master: 'h1', name_label: 'the pool', ha_enabled: 'false', redo_log_enabled: 'false' },
    },
    network: {
      net0: network('xenbr0'),
      net1: network('xenbr1'),
      net2: network('xenbr2'),
      netbond: network('xapi1'),
      net5: network('xapi2'),
      net7: network('xapi3'),
      nettun: network('xapi4'),
      free: network('xapi5'),
      spare: network('xapi6'),
      himn: network('xenapi', { other_config: "(('is_host_internal_management_network' 'true'))" }),
    },
    PIF: { 'h1-eth0': { colour: 'blue <&"' } },
    wormhole: { w: { diameter: '3 miles' } },
  });
}

/**
 * The same tables with every ref spelled `OpaqueRef:...`, for clients that know refs by their
 * looks.
 */
export function withOpaqueRefs(tables: Tables): Tables {
  const refs = new Set(Object.values(tables).flatMap((rows) => Object.keys(rows)));
  const spelled = (text: string) => (refs.has(text) ? `OpaqueRef:${text}` : text);
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      Object.fromEntries(
        Object.entries(rows).map(([ref, columns]) => [
          spelled(ref),
          Object.fromEntries(
            Object.entries(columns).map(([column, text]) => [
              column,
              /label/.test(column) ? text : spelled(text),
            ]),
          ),
        ]),
      ),
    ]),
  );
}
