import { isWireFinding } from '../../../src/model/index.js';
import { hazards, nothingAround, type ResetDraft } from '../../../src/reset/index.js';
import { hazardText } from '../../../src/text/index.js';
import { facts, request, static4 } from '../../support/host/facts.js';

const mac = '02:00:00:00:00:01';

/** What a finding on the wire says about a reset to eth1. */
function said(finding: unknown, draft: Partial<ResetDraft> = {}): readonly string[] {
  const host = facts();
  const wire = [finding].filter(isWireFinding);
  if (wire.length === 0) throw new Error('no finding');
  return hazards(request(draft, host), host, { ...nothingAround, wire })
    .filter(({ code }) => code.startsWith('wire.'))
    .map((hazard) => `${hazard.severity}: ${hazardText(hazard)}`);
}

const offer = {
  code: 'dhcpOffer',
  server: '10.0.0.1',
  address: '10.0.0.50',
  prefixLength: 24,
  gateway: null,
  dns: [],
};
const silence = { code: 'noDhcpOffer', device: 'eth1', seconds: 7.6 };

test.each<readonly [finding: object, words: string]>([
  [offer, 'informs: A DHCP server on this wire offers 10.0.0.50 (from 10.0.0.1).'],
  [
    silence,
    'warns: No DHCP server has made an offer on eth1 in 8 s. Check the port, the cable and the ' +
      'VLAN, or choose a static address.',
  ],
  [
    { code: 'addressInUse', address: '10.0.0.5', mac },
    `warns: ${mac} already uses 10.0.0.5. Two hosts with one address disturb each other: choose ` +
      'another, or take it from the other host first.',
  ],
  [
    { code: 'gatewayAnswers', address: '10.0.0.1', mac },
    'informs: The gateway 10.0.0.1 answers on this wire.',
  ],
  [
    { code: 'gatewaySilent', address: '10.0.0.1', seconds: 3.2 },
    'warns: The gateway 10.0.0.1 has not answered in 3 s. Check its address, the port and the ' +
      'VLAN: without it only this subnet is reached.',
  ],
  [
    { code: 'switchPort', protocol: 'LLDP', system: 'sw-7', port: 'ge-0/0/4', nativeVlan: null },
    'informs: eth1 is on ge-0/0/4 of the switch sw-7.',
  ],
])('the wire is told before the reset, and blocks nothing: %j', (finding, words) => {
  expect(said(finding)).toEqual([words]);
});

test('a wire without a DHCP server is no danger to a static address', () => {
  expect(said(silence, static4)).toEqual([]);
});

test('a port that expects LACP is a danger, unless the reset makes such a bond', () => {
  const lacp = { code: 'lacp', system: mac, port: 1 };
  const bond = (bondMode: string): Partial<ResetDraft> => ({ bondMembers: 'eth0,eth1', bondMode });
  expect(said(lacp)).toEqual([
    expect.stringMatching(/^warns: The switch port of eth1 sends LACP \(02:00:00:00:00:01\): /u),
  ]);
  expect(said(lacp, bond('active-backup'))).toEqual([expect.stringMatching(/^warns: /u)]);
  expect(said(lacp, bond('lacp'))).toEqual([expect.stringMatching(/^informs: /u)]);
});

test.each([
  { code: 'addressFree', address: '10.0.0.5', seconds: 3 },
  { code: 'vlanSeen', vlan: 20, seen: [] },
])('what is as it should be says nothing: %j', (finding) => {
  expect(said(finding)).toEqual([]);
});
