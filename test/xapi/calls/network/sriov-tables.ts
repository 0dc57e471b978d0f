import { merge, type Tables } from '../../pool-file.js';

export const sriov: Tables = {
  PIF: {
    l: { host: 'h1', device: 'eth3', network: 'spare', managed: 'true' },
    q: { host: 'h2', device: 'eth0', network: 'other', managed: 'true' },
  },
  network: { other: { bridge: 'xapi9' } },
  network_sriov: { s: { physical_PIF: 'h1-eth0', logical_PIF: 'l' } },
};

export const sriovVlan: Tables = merge(sriov, {
  PIF: {
    lv: {
      host: 'h1',
      device: 'eth3',
      network: 'x',
      VLAN: '3',
      VLAN_master_of: 'sv',
      managed: 'true',
    },
  },
  VLAN: { sv: { tagged_PIF: 'l', untagged_PIF: 'lv', tag: '3' } },
  network: { x: { bridge: 'xapi8' } },
});
