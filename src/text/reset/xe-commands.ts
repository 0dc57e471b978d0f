import type { RebuildCall, RebuildPif } from '../../reset/index.js';

/** A word quoted for a shell if it needs quotes. */
function quoted(text: string): string {
  return /^[\w.,:/@%+=-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A PIF's uuid for xe. If an earlier command creates the PIF, the shell looks it up by other
 * values.
 */
function pifUuid(pif: RebuildPif, host: string): string {
  return pif.uuid === ''
    ? `"$(xe pif-list host-uuid=${host} network-uuid=${pif.network} --minimal)"`
    : pif.uuid;
}

const pairs = (name: string, texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(texts).map(([key, value]) => `${name}:${quoted(key)}=${quoted(value)}`);

/** The xe command for a call, for the host with this uuid. */
export function xeCommand(call: RebuildCall, host: string): string {
  const words = (...parts: readonly string[]): string => ['xe', ...parts].join(' ');
  const uuid = (pif: RebuildPif): string => pifUuid(pif, host);
  switch (call.call) {
    case 'Bond.create':
      return words(
        'bond-create',
        `network-uuid=${call.network}`,
        `pif-uuids=${call.members.map(uuid).join(',')}`,
        ...(call.mac === '' ? [] : [`mac=${call.mac}`]),
        `mode=${call.mode}`,
        ...pairs('properties', call.properties),
      );
    case 'VLAN.create':
      return words(
        'vlan-create',
        `network-uuid=${call.network}`,
        `pif-uuid=${uuid(call.below)}`,
        `vlan=${call.tag}`,
      );
    case 'tunnel.create':
      return words(
        'tunnel-create',
        `network-uuid=${call.network}`,
        `pif-uuid=${uuid(call.below)}`,
        ...(call.protocol === '' ? [] : [`protocol=${call.protocol}`]),
      );
    case 'network_sriov.create':
      return words(
        'network-sriov-create',
        `network-uuid=${call.network}`,
        `pif-uuid=${uuid(call.below)}`,
      );
    case 'PIF.reconfigure_ip':
      return words(
        'pif-reconfigure-ip',
        `uuid=${uuid(call.pif)}`,
        `mode=${call.mode.toLowerCase()}`,
        ...given('IP', call.address),
        ...given('netmask', call.netmask),
        ...given('gateway', call.gateway),
        ...given('DNS', call.dns),
      );
    case 'PIF.reconfigure_ipv6':
      return words(
        'pif-reconfigure-ipv6',
        `uuid=${uuid(call.pif)}`,
        `mode=${call.mode.toLowerCase()}`,
        ...given('IPv6', call.address),
        ...given('gateway', call.gateway),
        ...given('DNS', call.dns),
      );
    case 'PIF.set_primary_address_type':
      return words(
        'pif-set-primary-address-type',
        `uuid=${uuid(call.pif)}`,
        `primary_address_type=${call.type.toLowerCase()}`,
      );
    case 'PIF.set_disallow_unplug':
      return words('pif-param-set', `uuid=${uuid(call.pif)}`, `disallow-unplug=${call.value}`);
    case 'PIF.set_other_config':
      return words('pif-param-set', `uuid=${uuid(call.pif)}`, ...pairs('other-config', call.value));
    case 'PIF.set_property':
      return words(
        'pif-param-set',
        `uuid=${uuid(call.pif)}`,
        ...pairs('properties', { [call.name]: call.value }),
      );
    case 'PIF.plug':
      return words('pif-plug', `uuid=${uuid(call.pif)}`);
    case 'host.management_reconfigure':
      return words('host-management-reconfigure', `pif-uuid=${uuid(call.pif)}`);
    case 'VLAN.destroy':
      return words('pif-destroy', `uuid=${uuid(call.pif)}`);
  }
}

const given = (name: string, value: string): readonly string[] =>
  value === '' ? [] : [`${name}=${quoted(value)}`];
