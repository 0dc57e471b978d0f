import { known, type HostFacts } from '../../../src/reset/index.js';
import { hostFacts, opened, press, shown, tell, title, type Walk } from '../../support/console-walk.js';

const seen = (walk: Walk): string => shown(walk).join('\n');

/** DHCP on eth1 from the first page to the preview. */
const preview = (): Walk => press(opened(), 'enter', 'down', 'enter', 'home', 'enter', 'enter');

const anew = (walk: Walk, more: Partial<HostFacts> = {}): Walk => tell(walk, { kind: 'facts', facts: hostFacts(more) });

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
  expect(JSON.stringify(anew(scrolled).state.dialogue)).toBe(JSON.stringify(scrolled.state.dialogue));
});

test('the last question stays, with what is typed, while its preview is true', () => {
  const asked = press(preview(), 'enter', 'type:ye');
  expect(seen(anew(asked))).toBe(seen(asked));
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
