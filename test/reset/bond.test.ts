import { isMac, known, type WireFinding } from '../../src/model/index.js';
import { hazards, makeRequest, nothingAround, type ResetDraft } from '../../src/reset/index.js';
import { draft, facts } from '../support/host/facts.js';
import { nicWithMac } from '../support/host/well-host.js';

function codes(more: Partial<ResetDraft>): readonly string[] {
  const host = facts();
  const made = makeRequest(draft({ device: 'eth0', ...more }), { ...host, forceDevice: false });
  return made.ok ? [] : made.error.map(({ code, path }) => `${path} ${code}`);
}

test.each([
  [{ bondMembers: 'eth0' }, ['bondMembers bond.fewMembers']],
  [{ bondMembers: 'eth0,eth0' }, ['bondMembers bond.fewMembers']],
  [{ bondMembers: 'eth1,eth2' }, ['bondMembers bond.withoutDevice']],
  [{ bondMembers: 'eth0,eth9' }, ['bondMembers bond.notOnThisHost']],
  [{ bondMembers: 'eth0,eth1', bondMode: 'rr' }, ['bondMode mode.unknown']],
  [{ bondMode: 'lacp' }, ['bondMembers value.missing']],
  [{ bondMembers: 'eth0, eth1', bondMode: 'LACP' }, []],
])('%j', (more, wrong) => {
  expect(codes(more)).toEqual(wrong);
});

test('the ports are kept by their MAC, the mode as XenAPI spells it', () => {
  const host = facts();
  const request = draft({ device: 'eth0', bondMembers: 'eth0 eth1', bondMode: 'LACP' });
  const made = makeRequest(request, { ...host, forceDevice: false });
  expect(made.ok ? made.value.bond : null).toMatchObject({
    mode: 'lacp',
    members: [{ device: 'eth0' }, { device: 'eth1' }],
  });
  const plain = makeRequest(draft({ device: 'eth0' }), { ...host, forceDevice: false });
  expect(plain.ok && 'bond' in plain.value).toBe(false);
});

test('the ports may be typed as MACs, and one that a reset refuses is no port of a bond', () => {
  const nics = [
    nicWithMac('eth0', '01'),
    nicWithMac('eth1', '02'),
    nicWithMac('wlan0', '03', { unfit: 'wireless' }),
  ];
  const context = { ...facts(), nics: known(nics), forceDevice: false };
  const made = (bondMembers: string) =>
    makeRequest(draft({ device: '00:16:3e:00:00:01', bondMembers }), context);
  const both = made('00-16-3E-00-00-01, 00:16:3e:00:00:02');
  expect(both.ok ? both.value.bond?.members.map(({ device }) => device) : both.error).toEqual([
    'eth0',
    'eth1',
  ]);
  const wireless = made('eth0,wlan0');
  expect(wireless.ok ? [] : wireless.error).toMatchObject([
    { code: 'bond.notOnThisHost', params: { entry: 'wlan0', available: 'eth0, eth1' } },
  ]);
});

const system = '00:11:22:33:44:aa';
const lacp: readonly WireFinding[] = isMac(system) ? [{ code: 'lacp', system, port: 7 }] : [];

/** The hazards of a reset on eth0 that have to do with bonds. */
function bondHazards(more: Partial<ResetDraft>, poolConf: string): readonly string[] {
  const host = facts({ poolConf });
  const made = makeRequest(draft({ device: 'eth0', ...more }), { ...host, forceDevice: false });
  return made.ok
    ? hazards(made.value, host, { ...nothingAround, wire: lacp })
        .filter(({ code }) => /lacp|bond/iu.test(code))
        .map(({ code, severity }) => `${code} ${severity}`)
    : [];
}

test('a switch that sends LACP warns, unless the bond it expects is asked for', () => {
  expect(bondHazards({}, 'master')).toEqual(['wire.lacp warns']);
  expect(bondHazards({ bondMembers: 'eth0,eth1', bondMode: 'lacp' }, 'master')).toEqual([
    'wire.lacp informs',
    'bond.follows informs',
  ]);
});

test('the ports and the mode of a bond that follows the reset are told', () => {
  const host = facts();
  const request = draft({ device: 'eth0', bondMembers: 'eth0,eth1', bondMode: 'active-backup' });
  const made = makeRequest(request, { ...host, forceDevice: false });
  expect(made.ok ? hazards(made.value, host) : []).toContainEqual(
    expect.objectContaining({
      code: 'bond.follows',
      params: { members: 'eth0, eth1', mode: 'active-backup' },
    }),
  );
});

test('a supporter whose bond insists on LACP is told where its coordinator will be out of reach', () => {
  const host = facts({ poolConf: 'slave:10.0.0.7' });
  const behind = (bondMode: string): readonly unknown[] => {
    const request = draft({ device: 'eth0', bondMembers: 'eth0,eth1', bondMode });
    const made = makeRequest(request, { ...host, forceDevice: false });
    return made.ok
      ? hazards(made.value, host)
          .filter(({ code }) => code === 'bond.supporterBehindLacp')
          .map(({ params }) => params)
      : ['no request'];
  };
  expect(behind('lacp')).toEqual([{ address: '10.0.0.7' }]);
  expect(behind('active-backup')).toEqual([]);
});

test('a supporter behind LACP cannot reach its coordinator before the bond is there', () => {
  expect(bondHazards({}, 'slave:10.0.0.7')).toContain('bond.supporterBehindLacp warns');
});
