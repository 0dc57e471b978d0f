import { opened, press, shown, tell, title } from '../../support/console-walk.js';
import { hostFacts, supporterFacts } from '../../support/host/walk-host.js';
import { seen, dhcp } from './walk-words.js';

test('a supporter is asked for its coordinator, pool.conf is the default', () => {
  const at = press(opened(supporterFacts()), ...dhcp);
  expect(seen(at)).toContain('> Coordinator address: 10.0.0.7');
  expect(seen(press(at, 'clear', 'type:10.0.0.300', 'enter'))).toContain(
    '! "10.0.0.300" is neither',
  );
  const preview = press(at, 'clear', 'type:fd00:20::1', 'enter');
  expect(seen(preview)).toContain('Pool coordinator  fd00:20::1');
  expect(seen(preview)).toContain('- slave:10.0.0.7\n+ slave:fd00:20::1');
});

test('where pool.conf tells no role the coordinator may be given, or left out', () => {
  const at = press(opened(hostFacts({ pool: { role: 'broken' } })), ...dhcp);
  expect(seen(at)).toContain('The role of this host in its pool is broken');
  expect(shown(at)).toContain('> Coordinator address: ');
  expect(title(press(at, 'enter'))).toBe('Emergency Network Reset: what will happen');
  expect(seen(press(at, 'enter'))).not.toContain('Pool coordinator ');
  expect(seen(press(at, 'type:10.0.0.7', 'enter'))).toContain('Pool coordinator  10.0.0.7');
});

test('a pool.conf that says nothing xapi knows stops the reset unless the coordinator is given', () => {
  const at = press(
    opened(hostFacts({ pool: { role: 'unknown', reason: 'damaged', detail: 'mister' } })),
    ...dhcp,
  );
  expect(seen(at).replaceAll('\n', ' ')).toContain(
    'holds neither master nor slave:ADDRESS but "mister"',
  );
  const stopped = press(at, 'enter');
  expect(shown(stopped)[1]).toBe('This blocks the reset');
  expect(seen(stopped).replace(/\s+/gu, ' ')).toContain('write master into it');
  expect(title(press(stopped, 'enter'))).toBe('Emergency Network Reset: what will happen');
  const replaced = press(at, 'type:10.0.0.7', 'enter');
  expect(seen(replaced)).toContain('It will be rewritten.');
  expect(title(press(replaced, 'enter'))).toBe('Emergency Network Reset: confirm');
});

test('the coordinator is tried beside the look at the wire, another one anew', () => {
  const preview = press(opened(supporterFacts()), ...dhcp, 'enter');
  const looks = (at: typeof preview): readonly string[] =>
    at.effects.flatMap((effect) => (effect.kind === 'tryCoordinator' ? [effect.address] : []));
  expect(looks(preview)).toEqual(['10.0.0.7']);
  const trial = {
    address: '10.0.0.7',
    found: 'silent',
    proof: 'notKnown',
    coordinator: '',
    seconds: 3,
  } as const;
  const told = tell(preview, { kind: 'coordinatorTried', address: trial.address, probe: trial });
  expect(seen(told).replace(/\s+/gu, ' ')).toContain('No XAPI answers at 10.0.0.7 (waited 3 s).');
  const other = press(told, 'escape', 'clear', 'type:10.0.0.8', 'enter');
  expect(looks(other)).toEqual(['10.0.0.7', '10.0.0.8']);
  expect(seen(other)).not.toContain('No XAPI answers');
});
