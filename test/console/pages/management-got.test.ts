import type { ManagementStep } from '../../../src/model/index.js';
import type { ChangeResult, ConsoleEvent, ManagementGot } from '../../../src/console/index.js';
import {
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';

const step = (name: ManagementStep): ConsoleEvent => ({ kind: 'changeStep', step: name });
const ended = (result: ChangeResult): ConsoleEvent => ({
  kind: 'changed',
  change: 'reconfigureManagement',
  result,
});
const good: ManagementGot = {
  checks: [
    { code: 'device', wanted: 'eth1', got: 'eth1', ok: true },
    { code: 'address', wanted: '', got: '10.0.0.9', ok: true },
  ],
  names: [],
  formerKept: '',
};

/** Configure Management Interface up to its F8: eth1 by DHCP. */
const waiting = ((): Walk => {
  const summary = press(
    openItem(ready(), 'Configure Management Interface'),
    'enter',
    'down',
    'enter',
    'home',
    'enter',
    'enter',
  );
  expect(title(summary)).toBe('Configure Management Interface: summary');
  return press(summary, 'f8');
})();

test('the steps show as they begin', () => {
  expect(waiting.effects.at(-1)).toMatchObject({
    kind: 'reconfigureManagement',
    request: { configuration: { device: 'eth1', ipv4: { mode: 'dhcp' } }, hostName: null },
  });
  expect(shown(tell(waiting, step('findInterface'), step('configureIpv4')))).toEqual([
    'Configure Management Interface',
    '+ Find the network interface',
    '> Configure IPv4',
    '',
    'Please wait. Esc closes this page; the work goes on.',
  ]);
});

test('what came of it stands there line by line', () => {
  expect(shown(tell(waiting, ended({ ok: true, detail: '', got: good })))).toEqual([
    'Configure Management Interface',
    'The management interface is configured.',
    '',
    'Now:',
    'ok     Device: eth1',
    'ok     IPv4 address: 10.0.0.9',
  ]);
});

test(
  'what came out otherwise is told per line with what was wanted, and Esc leads back to what ' +
    'was typed',
  () => {
    const got: ManagementGot = {
      checks: [
        { code: 'device', wanted: 'eth1', got: 'eth1', ok: true },
        { code: 'address', wanted: '', got: '', ok: false },
      ],
      names: [
        { name: 'own', wanted: 'xcp-9', got: 'host-1\u001b', detail: 'HOST_NAME_INVALID' },
        { name: 'inPool', wanted: 'xcp-9', got: 'xcp-9', detail: '' },
      ],
      formerKept: 'CLUSTERING_ENABLED',
    };
    const at = tell(waiting, ended({ ok: false, code: 'partly', detail: '', got }));
    const lines = shown(at);
    expect(lines).toContain('ok     Device: eth1');
    expect(lines).toContain('FAILED IPv4 address: none (the network should have given one)');
    expect(lines).toContain('FAILED Host name: host-1, refused (HOST_NAME_INVALID)');
    expect(lines).toContain('ok     Name in the pool: xcp-9');
    expect(lines.join(' ')).toContain(
      'The former management interface keeps its addresses (CLUSTERING_ENABLED).',
    );
    expect(title(press(at, 'escape'))).toBe('Configure Management Interface: summary');
  },
);

test.each([
  ['notRead', 'It was done, but the result could not be read back.'],
  ['refused', 'It was refused.'],
  ['xapiDown', 'XAPI does not answer'],
] as const)('%s', (code, words) => {
  expect(shown(tell(waiting, ended({ ok: false, code, detail: 'closed' }))).join(' ')).toContain(
    words,
  );
});
