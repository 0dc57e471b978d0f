import { known } from '../../src/model/index.js';
import { openItem, press, ready, shown, tell } from '../support/console-walk.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';

const withMtu = (mtu: number | null) =>
  hostFacts({
    nics: known([
      nicWithMac('eth0', '01', { memberOf: 'xenbr0', mtu }),
      nicWithMac('xenbr0', '01', { physical: false, mtu }),
    ]),
  });
const page = (mtu: number | null): string => shown(ready(withMtu(mtu), hostStatus())).join('\n');

test('the MTU of the management network is shown where it is not 1500', () => {
  expect(page(9000)).toMatch(/MTU +9000/u);
  expect(page(1500)).not.toContain('MTU');
  expect(page(null)).not.toContain('MTU');
});

test('Display NICs shows that of each interface', () => {
  const at = press(openItem(ready(withMtu(9000), hostStatus()), 'Display NICs'), 'enter');
  expect(shown(at).join('\n')).toMatch(/MTU +9000/u);
});

test('Test Network tells the packet in one piece apart from the first ping', () => {
  const list = openItem(ready(withMtu(9000), hostStatus()), 'Test Network');
  const at = press(list, 'down', 'down', 'enter');
  const result = { of: 'gateway', asked: '10.0.0.1' } as const;
  const told = tell(
    at,
    {
      kind: 'testResult',
      run: 1,
      result: { ...result, outcome: { state: 'answered', milliseconds: 1 } },
    },
    {
      kind: 'testResult',
      run: 1,
      result: { ...result, bytes: 9000, outcome: { state: 'silent' } },
    },
  );
  const text = shown(told).join(' ').replace(/\s+/gu, ' ');
  expect(text).toContain('Gateway 10.0.0.1 answers in 1.0 ms');
  expect(text).toContain(
    'MTU 9000 10.0.0.1 does not answer a packet of this size: a switch port or the gateway has a ' +
      'smaller MTU',
  );
});
