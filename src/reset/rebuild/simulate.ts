import {
  noAddresses,
  type HostNetworking,
  type HostPif,
  type PifAddresses,
} from '../../model/index.js';
import { identitiesOf } from './identity.js';
import type { RebuildCall, RebuildPif } from './rebuild-item.js';

/**
 * The host's networking after a call, by xapi's rules. `ref` is the reference of the new object.
 */
export function after(
  networking: HostNetworking,
  call: RebuildCall,
  ref = `new ${'makes' in call ? call.makes.identity : ''}`,
): HostNetworking {
  const refs = new Map([...identitiesOf(networking)].map(([pif, identity]) => [identity, pif]));
  const refOf = ({ identity }: RebuildPif): string => refs.get(identity) ?? '';
  const find = (pif: RebuildPif): HostPif | undefined =>
    networking.pifs.find((one) => one.ref === refOf(pif));
  const change = (pif: RebuildPif, more: Partial<HostPif>): HostNetworking => ({
    ...networking,
    pifs: networking.pifs.map((one) => (one.ref === refOf(pif) ? { ...one, ...more } : one)),
  });
  const change4 = (pif: RebuildPif, more: Partial<HostPif['addresses']>): HostNetworking =>
    change(pif, { addresses: { ...(find(pif)?.addresses ?? noAddresses), ...more } });
  const networkRef = (uuid: string): string =>
    networking.networks.find((network) => network.uuid === uuid)?.ref ?? '';
  switch (call.call) {
    case 'Bond.create':
      return withBond(
        networking,
        call,
        { ref, network: networkRef(call.network) },
        call.members.map(refOf),
      );
    case 'VLAN.create': {
      const below = find(call.below);
      return {
        ...networking,
        pifs: [
          ...networking.pifs,
          made(ref, below, networkRef(call.network), {
            vlan: call.tag,
            device: below?.device ?? '',
            mac: 'fe:ff:ff:ff:ff:ff',
          }),
        ],
        vlans: [
          ...networking.vlans,
          {
            ref: `VLAN ${ref}`,
            pif: ref,
            below: refOf(call.below),
            tag: call.tag,
            otherConfig: call.otherConfig,
          },
        ],
      };
    }
    case 'tunnel.create':
      return {
        ...networking,
        pifs: [
          ...networking.pifs,
          made(ref, find(call.below), networkRef(call.network), { device: 'tunnel' }),
        ],
        tunnels: [
          ...networking.tunnels,
          {
            ref: `tunnel ${ref}`,
            pif: ref,
            below: refOf(call.below),
            protocol: call.protocol,
            otherConfig: call.otherConfig,
          },
        ],
      };
    case 'network_sriov.create': {
      const below = find(call.below);
      return {
        ...networking,
        pifs: [
          ...networking.pifs,
          made(ref, below, networkRef(call.network), { device: below?.device ?? '' }),
        ],
        sriovs: [
          ...networking.sriovs,
          { ref: `SR-IOV ${ref}`, pif: ref, below: refOf(call.below) },
        ],
      };
    }
    case 'PIF.reconfigure_ip':
      return change4(call.pif, {
        mode: call.mode,
        address: call.address,
        netmask: call.netmask,
        gateway: call.gateway,
        dns: call.dns,
      });
    case 'PIF.reconfigure_ipv6':
      return change4(call.pif, {
        mode6: call.mode,
        addresses6: call.address === '' ? [] : [call.address],
        gateway6: call.gateway,
      });
    case 'PIF.set_primary_address_type':
      return change4(call.pif, { primary: call.type });
    case 'PIF.set_disallow_unplug':
      return change(call.pif, { disallowUnplug: call.value });
    case 'PIF.set_other_config':
      return change(call.pif, { otherConfig: call.value });
    case 'PIF.set_property':
      return change(call.pif, {
        properties: { ...find(call.pif)?.properties, [call.name]: call.value },
      });
    case 'PIF.plug':
      return change(call.pif, { attached: true });
    case 'host.management_reconfigure':
      return {
        ...networking,
        pifs: networking.pifs.map((pif) => ({ ...pif, management: pif.ref === refOf(call.pif) })),
      };
    case 'VLAN.destroy':
      return {
        ...networking,
        pifs: networking.pifs.filter((pif) => pif.ref !== refOf(call.pif)),
        vlans: networking.vlans.filter((vlan) => vlan.pif !== refOf(call.pif)),
      };
  }
}

/** A new PIF on top of another one, as xapi makes it. It counts as plugged. */
function made(
  ref: string,
  below: HostPif | undefined,
  network: string,
  more: Partial<HostPif>,
): HostPif {
  return {
    ref,
    uuid: '',
    device: '',
    mac: '',
    vlan: null,
    mtu: below?.mtu ?? null,
    physical: false,
    managed: true,
    attached: true,
    management: false,
    disallowUnplug: false,
    network,
    addresses: { ...noAddresses, primary: below?.addresses.primary ?? '' },
    otherConfig: {},
    properties: {},
    ...more,
  };
}

/** The IPv4 configuration alone, with the primary family. */
const ipv4Of = ({ mode, address, netmask, gateway, dns, primary }: PifAddresses): PifAddresses => ({
  ...noAddresses,
  ...{ mode, address, netmask, gateway, dns, primary },
});

/**
 * The members' IPv4 configuration, management, VLANs and tunnels move to the Bond. IPv6 does not:
 * xapi leaves it with the member, and a VLAN loses it.
 */
function withBond(
  networking: HostNetworking,
  call: Extract<RebuildCall, { readonly call: 'Bond.create' }>,
  { ref, network }: { readonly ref: string; readonly network: string },
  members: readonly string[],
): HostNetworking {
  const below = networking.pifs.filter((pif) => members.includes(pif.ref));
  const primary =
    below.find(({ management }) => management) ??
    below.find(({ addresses }) => addresses.mode !== 'none') ??
    below.find((pif) => pif.ref === members[0]);
  const isMember = (pif: string): boolean => members.includes(pif);
  // xapi makes the VLANs again on the Bond.
  const moved = networking.vlans.filter(({ below: of }) => isMember(of)).map(({ pif }) => pif);
  const up = <Row extends { readonly below: string }>(row: Row): Row =>
    isMember(row.below) ? { ...row, below: ref } : row;
  const master = made(ref, primary, network, {
    device: 'bond',
    mac: call.mac === '' ? (primary?.mac ?? '') : call.mac,
    management: below.some(({ management }) => management),
    disallowUnplug: below.some(({ disallowUnplug }) => disallowUnplug === true),
    addresses: ipv4Of(primary?.addresses ?? noAddresses),
    properties: { gro: 'on' },
  });
  return {
    ...networking,
    pifs: [
      ...networking.pifs.map((pif) =>
        isMember(pif.ref)
          ? {
              ...pif,
              management: false,
              disallowUnplug: false,
              addresses: {
                ...pif.addresses,
                ...ipv4Of(noAddresses),
                primary: pif.addresses.primary,
              },
            }
          : moved.includes(pif.ref)
            ? { ...pif, addresses: ipv4Of(pif.addresses) }
            : pif,
      ),
      master,
    ],
    bonds: [
      ...networking.bonds,
      {
        ref: `Bond ${ref}`,
        master: ref,
        members,
        mode: call.mode,
        properties: call.properties,
        otherConfig: call.otherConfig,
        followsMac: call.mac === '',
      },
    ],
    vlans: networking.vlans.map(up),
    tunnels: networking.tunnels.map(up),
  };
}
