import type { VerificationCheck } from '../../src/reset/index.js';
import { isWireFinding, type WireFinding } from '../../src/model/index.js';
import { reportRows } from '../../src/text/index.js';

const check = (
  code: VerificationCheck['code'],
  wanted: string,
  got: string,
  more: Partial<VerificationCheck> = {},
): VerificationCheck => ({ code, wanted, got, ok: wanted === got, ...more });
const lines = (...checks: readonly VerificationCheck[]): readonly string[] =>
  reportRows(checks).flatMap(({ text, advice }) => (advice === '' ? [text] : [text, advice]));

test('a right gateway and right name servers stand in the line that says whether they answer', () => {
  expect(
    lines(
      check('gateway', '10.0.0.1', '10.0.0.1', { before: '10.0.0.9' }),
      check('gateway6', 'fd00::1', 'fd00::1'),
      check('dns', '10.0.0.3, 10.0.0.2', '10.0.0.3, 10.0.0.2'),
      check('gatewayAnswers', '10.0.0.1', '10.0.0.1'),
      check('gatewayAnswers', 'fd00::1', 'fd00::1'),
      check('nameService', '10.0.0.2, 10.0.0.3', '10.0.0.3', { ok: true }),
      check('coordinator', '10.0.0.7', '10.0.0.7'),
    ),
  ).toEqual([
    'ok     Gateway 10.0.0.1: answers, before: 10.0.0.9',
    'ok     Gateway fd00::1: answers',
    'ok     DNS servers 10.0.0.2, 10.0.0.3: only 10.0.0.3 answers',
    'ok     Pool coordinator (master) 10.0.0.7: answers',
  ]);
});

test('a Bond that contains the chosen port is no other name of that port', () => {
  const bond = check('device', 'eth2', 'bond0', { ok: true, isBond: true });
  expect(lines(bond)).toEqual([
    'ok     Device: bond0 (the Bond that contains the port you chose, eth2)',
  ]);
  expect(lines(check('device', 'eth2', 'eth4', { ok: true }))).toEqual([
    'ok     Device: eth4 (the port you chose; it was called eth2)',
  ]);
});

test('a silent one that did not change is told without its value before', () => {
  const [line] = lines(
    check('gateway', '10.0.0.1', '10.0.0.1', { before: '10.0.0.1' }),
    check('gatewayAnswers', '10.0.0.1', ''),
  );
  expect(line).toBe('FAILED Gateway 10.0.0.1: no answer');
});

test('a silent one that is new is told with what there was before, also where there was none', () => {
  const [line] = lines(
    check('gateway', '10.0.0.1', '10.0.0.1', { before: '' }),
    check('gatewayAnswers', '10.0.0.1', ''),
  );
  expect(line).toBe('FAILED Gateway 10.0.0.1: no answer, before: none');
});

test('a gateway that is missing is not told again as one that does not answer', () => {
  expect(
    reportRows([check('gateway', '10.0.0.1', ''), check('gatewayAnswers', '10.0.0.1', '')]),
  ).toMatchObject([{ text: 'FAILED Gateway: none (wanted: 10.0.0.1)' }]);
});

test('a wrong gateway stands beside the one that was asked', () => {
  expect(
    lines(
      check('gateway', '10.0.0.1', '10.0.0.9'),
      check('gatewayAnswers', '10.0.0.9', '10.0.0.9'),
    ),
  ).toEqual([
    'FAILED Gateway: 10.0.0.9 (wanted: 10.0.0.1)',
    expect.stringContaining('Configure Management Interface'),
    'ok     Gateway 10.0.0.9: answers',
  ]);
});

test('advice that several lines share stands below the last of them', () => {
  const told = reportRows([
    check('ipv4Mode', 'static', 'DHCP'),
    check('netmask', '255.255.255.0', '255.255.0.0'),
    check('dns', '10.0.0.2', ''),
    check('trigger', '', '/var/tmp/network-reset'),
  ]).map(({ advice }) => advice);
  expect(told.slice(0, 2)).toEqual(['', '']);
  expect(new Set(told.slice(2)).size).toBe(2);
  expect(told.slice(2)).not.toContain('');
});

test('the line of a gateway says whether it answered on the wire before the reset', () => {
  const told = (wanted: string, wire: readonly WireFinding[]): readonly string[] =>
    reportRows([check('gatewayAnswers', wanted, '')], wire).map(({ text }) => text);
  const answers = {
    code: 'gatewayAnswers',
    address: '10.0.0.1',
    mac: '02:00:00:00:00:01',
  } as const;
  const silent = { code: 'gatewaySilent', address: 'fd00::1', seconds: 8 } as const;
  const found: readonly unknown[] = [answers, silent];
  const known = found.filter(isWireFinding);
  expect(told('10.0.0.1', known)).toEqual([
    'FAILED Gateway 10.0.0.1: no answer, before the reset it answered',
  ]);
  expect(told('fd00:0::1', known)).toEqual([
    'FAILED Gateway fd00:0::1: no answer, before the reset it was silent',
  ]);
  expect(told('10.0.0.9', known)).toEqual(['FAILED Gateway 10.0.0.9: no answer']);
});
