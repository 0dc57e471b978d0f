import type { ConsoleEvent } from '../../src/console/index.js';
import type { PortQuestion } from '../../src/reset/index.js';
import { known, parseMac } from '../../src/model/index.js';
import {
  opened,
  press,
  ready,
  shown,
  start,
  tell,
  title,
  type Walk,
} from '../support/console-walk.js';
import { hostFacts } from '../support/host/walk-host.js';
import { nicWithMac } from '../support/host/well-host.js';

const asked = (more: Partial<PortQuestion> = {}): ConsoleEvent => ({
  kind: 'portQuestion',
  planId: 'p',
  question: { device: 'eth1', mac: parseMac('00:16:3e:00:00:99'), used: '', ...more },
});
const heading = 'Which network interface should be the management interface?';
const effects = (from: Walk, to: Walk): readonly unknown[] => to.effects.slice(from.effects.length);

test(
  'the console opens on the question, with the NICs of this machine and the harmless row ' +
    'first',
  () => {
    const at = tell(ready(), asked());
    expect(title(at)).toBe(heading);
    const text = shown(at).join('\n');
    expect(text).toContain('(00:16:3e:00:00:99, then called eth1)');
    expect(text).toContain('> Look first');
    expect(text).toMatch(/eth0 \| 00:16:3e:00:00:01 \| up/u);
    expect(text).not.toContain('xenbr0');
    const left = press(at, 'enter');
    expect(effects(at, left)).toEqual([]);
    expect(title(left)).toBe('Configuration');
  },
);

test(
  'a NIC answers it: the reset is completed on that port, and the page follows it to its ' +
    'report',
  () => {
    const at = press(tell(ready(), asked()), 'down', 'down');
    expect(shown(at).join('\n')).toContain('It now has the name of the port you chose.');
    const chosen = press(at, 'enter');
    expect(effects(at, chosen)).toEqual([
      {
        kind: 'answerPort',
        planId: 'p',
        answer: { device: 'eth1', mac: '00:16:3e:00:00:02' },
        by: '',
      },
    ]);
    expect(shown(chosen).slice(0, 2)).toEqual([
      'The reset is being completed',
      'The reset is completed on: eth1: running',
    ]);
    const working = tell(chosen, { kind: 'restart', phase: 'startup', detail: 'PIF.scan' });
    expect(shown(working)).toContain('Start-up: PIF.scan: running');
    const failed = tell(working, {
      kind: 'restart',
      phase: 'failed',
      detail: 'XAPI refused PIF.scan',
    });
    expect(shown(failed)).toEqual(
      expect.arrayContaining(['The reset is not completed', 'XAPI refused PIF.scan']),
    );
    expect(shown(failed).join(' ')).toContain(
      'It is tried again at the next start of XAPI. Run the Emergency Network Reset again to ' +
        'choose other values.',
    );
    const back = tell(working, {
      kind: 'report',
      waiting: false,
      report: { planId: 'p', at: '', checks: [] },
    });
    expect(title(back)).toBe('Network reset: result');
    expect(effects(working, back)).toContainEqual({ kind: 'readStatus' });
  },
);

test("left for later, the reset's menu item leads back to it; once it is answered it does not", () => {
  const left = press(tell(ready(), asked()), 'escape', 'type:n', 'enter', 'type:e', 'enter');
  expect(title(left)).toBe(heading);
  const answered = press(left, 'down', 'enter', 'escape', 'enter');
  expect(title(answered)).toBe('Emergency Network Reset');
});

test('where the device of that name is used meanwhile it says so', () => {
  expect(shown(tell(ready(), asked({ used: 'eth1' }))).join(' ')).toContain(
    'eth1 is used, as it has that name now',
  );
});

test('a port that is there under another name is named', () => {
  expect(
    shown(tell(ready(), asked({ mac: parseMac('00:16:3e:00:00:03'), used: 'eth1' }))).join(' '),
  ).toContain('It is called eth2 now.');
});

test(
  'while the NICs are being read only the harmless row is there; a machine without one says ' +
    'what to do',
  () => {
    const at = press(tell(start(), asked()), 'down', 'end');
    expect(shown(at)).toContain('> Look first');
    expect(shown(at).join(' ')).toContain('are being read');
    expect(shown(tell(ready(hostFacts({ nics: known([]) })), asked())).join(' ')).toContain(
      'Put one in and restart it.',
    );
    const nameless = hostFacts({
      nics: known([nicWithMac('eth0', '01'), { ...nicWithMac('eth1', '02'), mac: null }]),
    });
    expect(
      shown(tell(ready(nameless), asked())).filter((line) => line.includes('eth')),
    ).toHaveLength(2);
  },
);

test('it never takes a dialogue away from under somebody', () => {
  const typing = press(opened(), 'enter');
  expect(shown(tell(typing, asked()))).toEqual(shown(typing));
});
