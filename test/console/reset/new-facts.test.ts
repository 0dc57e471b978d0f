import { known, unknown, type HostFacts } from '../../../src/model/index.js';
import { opened, press, ready, shown, tell, title, type Walk } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');

/** DHCP on eth1 from the first page to the preview. */
const preview = (): Walk => press(opened(), 'enter', 'down', 'enter', 'home', 'enter', 'enter');

const anew = (walk: Walk, more: Partial<HostFacts> = {}): Walk =>
  tell(walk, { kind: 'facts', facts: hostFacts(more) });

test('a VM that was started meanwhile is on the preview that is open', () => {
  const read = anew(preview(), { runningVms: known([{ uuid: 'c', name: 'just started' }]) });
  expect(title(read)).toBe('Emergency Network Reset: what will happen');
  expect(seen(read)).toContain('- just started');
});

test('HA that was armed meanwhile stands in the way of a preview that is open', () => {
  const armed = anew(preview(), { haArmed: known(true) });
  expect(seen(armed)).toContain('High availability (HA) is armed');
});

test('a preview that says the same stays where it was scrolled to', () => {
  const scrolled = press(preview(), 'pagedown', 'down');
  expect(scrolled.state.dialogue).not.toEqual(preview().state.dialogue);
  expect(JSON.stringify(anew(scrolled).state.dialogue)).toBe(
    JSON.stringify(scrolled.state.dialogue),
  );
});

test('the last question stays, with what is typed, while its preview is true', () => {
  const asked = press(preview(), 'enter', 'type:ye');
  expect(seen(anew(asked))).toBe(seen(asked));
});

test('the last question takes what is new and stays, where it is the same question', () => {
  const asked = press(preview(), 'enter', 'type:ye');
  const read = anew(asked, { runningVms: known([{ uuid: 'c', name: 'one' }]) });
  expect(title(read)).toBe('Emergency Network Reset: confirm');
  expect(seen(read)).toContain('1 VM is running on this host and will be killed.');
  expect(seen(read)).toContain('Type yes to start: ye');
});

test('the last question leads back to the preview when HA is armed meanwhile', () => {
  expect(title(anew(press(preview(), 'enter'), { haArmed: known(true) }))).toBe(
    'Emergency Network Reset: what will happen',
  );
});

test('the last question leads back to a preview that is not true any more', () => {
  const asked = press(preview(), 'enter', 'type:yes');
  const read = anew(asked, { files: { ...hostFacts().files, inventory: { state: 'absent' } } });
  expect(title(read)).toBe('Emergency Network Reset: what will happen');
  expect(seen(read)).toContain('/etc/xensource-inventory is missing');
  expect(press(read, 'enter').effects.filter(({ kind }) => kind === 'runReset')).toEqual([]);
});

test('questions before the preview keep what was answered', () => {
  const at = press(opened(), 'enter', 'down', 'enter', 'down', 'enter');
  expect(seen(anew(at, { haArmed: known(true) }))).toBe(seen(at));
});

test(
  'facts that were read while XAPI was starting are read anew before the first question, ' +
    'once it runs',
  () => {
    const starting = tell(ready(hostFacts({ xapi: 'starting', loss: unknown('unreachable') })));
    const at = press(starting, 'type:n', 'enter', 'type:e', 'enter');
    expect(seen(at)).toContain('Reading this host...');
    expect(title(press(at, 'enter'))).toBe('Emergency Network Reset');
    expect(title(press(anew(at), 'enter'))).toBe('Emergency Network Reset: network interface');
  },
);

test('facts that were read before or during a run are not used after it', () => {
  const begun = press(preview(), 'enter', 'type:yes', 'enter');
  const over = tell(begun, { kind: 'runEnded', outcome: { result: 'cancelled' } });
  expect(over.state.facts).toBeNull();
  expect(over.effects.at(-1)).toEqual({ kind: 'readFacts' });
});
