import type { RebuildCall, RebuildPif } from '../../reset/index.js';
import { clean } from '../sanitize.js';

/**
 * A word quoted for a shell if it needs quotes. What could control a terminal is written in bash's
 * form for it, so that the command stays exact and fit to be shown.
 */
function quoted(text: string): string {
  if (clean(text) !== text) return `$'${[...new TextEncoder().encode(text)].map(byte).join('')}'`;
  return /^[\w.,:/@%+=-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A byte within `$'...'`. */
function byte(code: number): string {
  const text = String.fromCharCode(code);
  return /^[ -~]$/u.test(text) && text !== "'" && text !== '\\'
    ? text
    : `\\x${code.toString(16).padStart(2, '0')}`;
}

/**
 * A PIF's uuid for xe. If an earlier command creates the PIF, the shell looks it up by other
 * values.
 */
function pifUuid(pif: RebuildPif, host: string): string {
  return pif.uuid === ''
    ? `"$(xe pif-list host-uuid=${quoted(host)} network-uuid=${quoted(pif.network)} --minimal)"`
    : quoted(pif.uuid);
}

const words = (...parts: readonly string[]): string => ['xe', ...parts].join(' ');

const pairs = (name: string, texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(texts).map(([key, value]) => `${name}:${quoted(key)}=${quoted(value)}`);

/** The xe command for a call, for the host with this uuid. */
export function xeCommand(call: RebuildCall, host: string): string {
  const uuid = (pif: RebuildPif): string => pifUuid(pif, host);
  switch (call.call) {
    case 'Bond.create':
      return words(
        'bond-create',
        `network-uuid=${quoted(call.network)}`,
        `pif-uuids=${call.members.map(uuid).join(',')}`,
        ...given('mac', call.mac),
        `mode=${quoted(call.mode)}`,
        ...pairs('properties', call.properties),
      );
    case 'VLAN.create':
      return words(
        'vlan-create',
        `network-uuid=${quoted(call.network)}`,
        `pif-uuid=${uuid(call.below)}`,
        `vlan=${call.tag}`,
      );
    case 'tunnel.create':
      return words(
        'tunnel-create',
        `network-uuid=${quoted(call.network)}`,
        `pif-uuid=${uuid(call.below)}`,
        ...given('protocol', call.protocol),
      );
    case 'network_sriov.create':
      return words(
        'network-sriov-create',
        `network-uuid=${quoted(call.network)}`,
        `pif-uuid=${uuid(call.below)}`,
      );
    case 'PIF.reconfigure_ip':
      return words(
        'pif-reconfigure-ip',
        `uuid=${uuid(call.pif)}`,
        `mode=${quoted(call.mode)}`,
        ...given('IP', call.address),
        ...given('netmask', call.netmask),
        ...given('gateway', call.gateway),
        ...given('DNS', call.dns),
      );
    case 'PIF.reconfigure_ipv6':
      return words(
        'pif-reconfigure-ipv6',
        `uuid=${uuid(call.pif)}`,
        `mode=${quoted(call.mode)}`,
        ...given('IPv6', call.address),
        ...given('gateway', call.gateway),
        ...given('DNS', call.dns),
      );
    case 'PIF.set_primary_address_type':
      return words(
        'pif-set-primary-address-type',
        `uuid=${uuid(call.pif)}`,
        `primary_address_type=${quoted(call.type.toLowerCase())}`,
      );
    case 'PIF.set_disallow_unplug':
      return words('pif-param-set', `uuid=${uuid(call.pif)}`, `disallow-unplug=${call.value}`);
    case 'PIF.set_other_config':
      return setOtherConfig(uuid(call.pif), call.value);
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
      return words(
        'vlan-destroy',
        `uuid="$(xe vlan-list untagged-PIF=${uuid(call.pif)} --minimal)"`,
      );
  }
}

/** XAPI's call replaces the whole map, but pif-param-set only adds to it. */
function setOtherConfig(uuid: string, value: Readonly<Record<string, string>>): string {
  const cleared = words('pif-param-clear', `uuid=${uuid}`, 'param-name=other-config');
  const entries = pairs('other-config', value);
  return entries.length === 0
    ? cleared
    : `${cleared} && ${words('pif-param-set', `uuid=${uuid}`, ...entries)}`;
}

const given = (name: string, value: string): readonly string[] =>
  value === '' ? [] : [`${name}=${quoted(value)}`];
