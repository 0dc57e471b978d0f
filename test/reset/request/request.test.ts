import fc from '../../support/run/property.js';
import type { ResetDraft } from '../../../src/reset/request/draft.js';
import { makeRequest } from '../../../src/reset/request/request.js';
import { anyDraft } from '../../support/drafts.js';
import { draft, static4, static6 } from '../../support/host/facts.js';
import { context, base } from './request-cases.js';

const ipv4 = { mode: 'static', address: '10.0.0.5', netmask: '255.255.255.0', gateway: '10.0.0.1' };

const ipv6 = { mode: 'static', address: 'fd00::5', prefixLength: 64, gateway: 'fd00::1' };

describe('good drafts', () => {
  test.each<[string, Partial<ResetDraft>, object]>([
    ['nothing but a device', {}, base],
    [
      'modes in any case',
      { ipv4Mode: 'DHCP', ipv6Mode: 'AutoConf' },
      { ...base, ipv6: { mode: 'autoconf' } },
    ],
    ['a VLAN', { vlan: '20' }, { ...base, vlan: 20 }],
    ['static', static4, { ...base, ipv4, dns: ['10.0.0.2', '10.0.0.3'] }],
    [
      'STATIC',
      { ...static4, ipv4Mode: 'STATIC' },
      { ...base, ipv4, dns: ['10.0.0.2', '10.0.0.3'] },
    ],
    [
      'static without gateway and name servers',
      { ...static4, gateway: '', dns: '' },
      { ...base, ipv4: { ...ipv4, gateway: null } },
    ],
    ['IPv6 only', { ipv4Mode: 'none', ...static6 }, { ...base, ipv4: { mode: 'none' }, ipv6 }],
    [
      'IPv6 without gateway',
      { ...static6, gateway6: '' },
      { ...base, ipv6: { ...ipv6, gateway: null } },
    ],
    [
      'a link-local gateway',
      { ...static6, gateway6: 'fe80::1' },
      { ...base, ipv6: { ...ipv6, gateway: 'fe80::1' } },
    ],
    ['both', { ...static4, ...static6 }, { ...base, ipv4, ipv6, dns: ['10.0.0.2', '10.0.0.3'] }],
    [
      'name servers of both kinds, apart by commas and blanks',
      { ...static6, dns: ' 10.0.0.2,  fd00::2 10.0.0.3,' },
      { ...base, ipv6, dns: ['10.0.0.2', 'fd00::2', '10.0.0.3'] },
    ],
    [
      'what DHCP does not need, whatever it says',
      {
        ...static4,
        ...static6,
        ipv4Mode: 'dhcp',
        ipv6Mode: 'dhcp',
        address: 'x\n',
        netmask: 'x',
        gateway: 'x',
        dns: 'x',
        address6: 'x',
        gateway6: 'x',
      },
      { ...base, ipv6: { mode: 'dhcp' } },
    ],
    [
      'a new coordinator',
      { coordinatorAddress: '10.0.0.9' },
      { ...base, coordinatorAddress: '10.0.0.9' },
    ],
    [
      'a coordinator by IPv6',
      { coordinatorAddress: 'fd00::9' },
      { ...base, coordinatorAddress: 'fd00::9' },
    ],
    [
      'a coordinator by name',
      { coordinatorAddress: 'pool.example.com' },
      { ...base, coordinatorAddress: 'pool.example.com' },
    ],
    ['names kept', { keepInterfaceNames: true }, { ...base, keepInterfaceNames: true }],
    [
      'a /31',
      { ...static4, netmask: '255.255.255.254', address: '10.0.0.4', gateway: '10.0.0.5', dns: '' },
      {
        ...base,
        ipv4: {
          mode: 'static',
          address: '10.0.0.4',
          netmask: '255.255.255.254',
          gateway: '10.0.0.5',
        },
      },
    ],
    [
      'a prefix of round numbers',
      { ipv6Mode: 'static', address6: 'fd00::5/100' },
      { ...base, ipv6: { ...ipv6, prefixLength: 100, gateway: null } },
    ],
    [
      'a prefix of one digit',
      { ipv6Mode: 'static', address6: 'fd00::5/9' },
      { ...base, ipv6: { ...ipv6, prefixLength: 9, gateway: null } },
    ],
    [
      'a /128',
      { ipv6Mode: 'static', address6: 'fd00::5/128' },
      { ...base, ipv6: { ...ipv6, prefixLength: 128, gateway: null } },
    ],
  ])('%s', (_, more, request) => {
    expect(makeRequest(draft(more), context)).toEqual({ ok: true, value: request });
  });
});

test('never throws; either a request or at least one issue about a field that is there', () => {
  fc.assert(
    fc.property(anyDraft, fc.boolean(), (typed, forceDevice) => {
      const made = makeRequest(typed, { ...context, forceDevice });
      if (made.ok) return made.value.device === typed.device;
      return (
        made.error.length > 0 &&
        made.error.every(
          (issue) => Object.hasOwn(typed, issue.path) && issue.params['value'] !== undefined,
        )
      );
    }),
    { numRuns: 1000 },
  );
});
