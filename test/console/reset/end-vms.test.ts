import type { ConsoleEvent } from '../../../src/console/index.js';
import { known, unknown } from '../../../src/model/index.js';
import { opened, press, shown, tell, title } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { dhcp, seen } from './walk-words.js';

const preview = press(opened(), ...dhcp);
const step = (name: string, state: 'begun' | 'done' | 'failed', detail = ''): ConsoleEvent => ({
  kind: 'itemStep',
  change: 'endVms',
  id: name,
  name,
  state,
  detail,
});
const none = hostFacts({ runningVms: known([]) });

test('the VMs that a reset would kill are shut down first, each with how it ends', () => {
  const ask = press(preview, 'type:v');
  expect(shown(ask).slice(0, 4)).toEqual([
    'Shut VMs down',
    'These VMs are asked to shut down before the reset:',
    '- web server',
    '- 数据库',
  ]);
  expect(title(press(ask, 'enter'))).toBe(title(preview));
  const work = press(ask, 'type:y');
  expect(work.effects.at(-1)).toEqual({ kind: 'endVms' });
  const ended = tell(
    work,
    step('web server', 'begun'),
    step('数据库', 'begun'),
    step('web server', 'done'),
    step('数据库', 'failed', 'VM_LACKS_FEATURE'),
    { kind: 'changed', change: 'endVms', result: { ok: false, code: 'itemsFailed', detail: '' } },
  );
  expect(seen(ended)).toContain('+ web server: has ended');
  expect(seen(ended)).toContain('! 数据库: still runs (VM_LACKS_FEATURE)');
  const back = press(ended, 'escape');
  expect(back.effects.at(-1)).toEqual({ kind: 'readFacts' });
  expect(title(back)).toBe(title(preview));
  // The preview is read anew: what has ended is gone from it.
  const read = tell(back, { kind: 'facts', facts: none });
  expect(seen(read)).not.toContain('web server');
});

test.each([
  ['no VM runs', none],
  ['nobody knows which run', hostFacts({ runningVms: unknown('timedOut') })],
  ['XAPI is not there to ask them', hostFacts({ xapi: 'stopped' })],
])('there is no such key while %s', (_, facts) => {
  const at = press(opened(facts), ...dhcp);
  expect(shown(press(at, 'type:v'))).toEqual(shown(at));
});
