import type { ConsoleEvent } from '../../../src/console/index.js';
import { isMac, known, type HostFacts, type Mac } from '../../../src/model/index.js';
import { opened, press, shown, tell, title, type Walk } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';

function mac(text: string): Mac {
  if (!isMac(text)) throw new Error(text);
  return text;
}

/** The switch at the other end of the chosen port expects a bond. */
function lacpHeard(at: Walk): ConsoleEvent {
  const look = at.effects.findLast((effect) => effect.kind === 'lookAtWire');
  if (look?.kind !== 'lookAtWire') throw new Error('the wire was not asked');
  const lacp = { code: 'lacp', system: mac('02:00:00:00:00:99'), port: 1 } as const;
  return { kind: 'wire', question: look.question, findings: [lacp], settled: false };
}

const words = (at: Walk): string =>
  shown(at)
    .join(' ')
    .replace(/[\s|]+/gu, ' ');

/** eth1 was chosen, with DHCP. */
const advanced = (facts?: HostFacts): Walk =>
  press(opened(facts), 'enter', 'down', 'enter', 'home', 'enter');
const heard = tell(advanced(), lacpHeard(advanced()));
const form = press(heard, 'end', 'enter');

test('a bond is offered once the switch is heard to expect one, and not before', () => {
  expect(words(advanced())).not.toContain('Management on a bond');
  expect(words(heard)).toContain('The switch port of eth1 sends LACP: it expects a bond');
  expect(words(heard)).toContain('Management on a bond no bond');
});

test('the form begins with the chosen port and LACP; Esc leaves it without a bond', () => {
  expect(title(form)).toBe('Emergency Network Reset: management on a bond');
  expect(words(form)).toMatch(/Bond members: eth1 .*Bond mode: lacp/u);
  expect(words(press(form, 'escape'))).toContain('Management on a bond no bond');
});

test('one port makes no bond, nor do ports without the chosen one', () => {
  expect(words(press(form, 'tab', 'enter'))).toContain('name at least two different');
  const other = press(form, 'clear', 'type:eth0,eth2', 'tab', 'enter');
  expect(words(other)).toContain('must hold "eth1"');
});

test('the bond stands in the list, in the preview and in the plan; another port drops it', () => {
  const made = press(form, 'clear', 'type:eth1,eth2', 'tab', 'enter');
  expect(words(made)).toContain('Management on a bond eth1,eth2, lacp');
  const preview = press(made, 'home', 'enter');
  expect(words(preview)).toMatch(/Bond eth1, eth2 \(lacp\), created at the start-up/u);
  const run = press(preview, 'enter', 'type:yes', 'enter').effects.find(
    (effect) => effect.kind === 'runReset',
  );
  expect(run?.kind === 'runReset' ? run.plan.request.bond : null).toMatchObject({
    members: [{ device: 'eth1' }, { device: 'eth2' }],
    mode: 'lacp',
  });
  const moved = press(made, 'escape', 'escape', 'home', 'enter', 'home', 'enter', 'home', 'enter');
  expect(words(moved)).not.toContain('created at the start-up');
});

test('an empty field of members means no bond', () => {
  const made = press(form, 'clear', 'type:eth1,eth2', 'tab', 'enter', 'end', 'enter');
  expect(words(press(made, 'clear', 'tab', 'enter'))).toContain('Management on a bond no bond');
});

test('it is offered with the ports of the bond that management is on now', () => {
  const facts = hostFacts({
    nics: known([
      nicWithMac('eth0', '01'),
      nicWithMac('eth1', '02', { memberOf: 'bond0' }),
      nicWithMac('eth2', '03', { memberOf: 'bond0' }),
    ]),
    wiring: known({
      source: 'pool',
      bonds: [{ device: 'bond0', members: ['eth1', 'eth2'], mode: 'active-backup' }],
      networks: [{ device: 'bond0', vlan: '', network: '', bridge: 'xenbr0' }],
    }),
  });
  const at = advanced(facts);
  expect(words(at)).toContain('The management interface is on bond0 now.');
  expect(words(press(at, 'end', 'enter'))).toMatch(
    /Bond members: eth1,eth2 .*Bond mode: active-backup/u,
  );
});

test('a classic host has nothing that would make one', () => {
  const classic = press(
    opened(hostFacts({}, 'classic')),
    'enter',
    'down',
    'enter',
    'home',
    'enter',
  );
  expect(words(tell(classic, lacpHeard(classic)))).not.toContain('Management on a bond');
});
