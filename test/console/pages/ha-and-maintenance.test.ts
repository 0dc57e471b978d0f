import { known, unknown, type Maintenance } from '../../../src/model/index.js';
import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import {
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

describe('High Availability', () => {
  const on = { haArmed: known(true), haEnabled: known(true) };
  const open = (facts: Parameters<typeof hostFacts>[0]): Walk =>
    openItem(ready(hostFacts(facts)), 'High Availability (HA)');
  test('is turned off in the pool, or on this host with what that leaves behind', () => {
    const list = open(on);
    expect(seen(list)).toContain('armed on this host');
    expect(last(press(list, 'enter', 'type:y'))).toEqual({ kind: 'disableHa', where: 'pool' });
    const ask = press(list, 'down', 'enter');
    expect(shown(ask).join(' ')).toContain('goes into emergency mode at the next start of XAPI');
    expect(shown(ask).join(' ')).toContain('run twice');
    expect(seen(ask)).toContain('- web server');
    expect(last(press(ask, 'type:y'))).toEqual({ kind: 'disableHa', where: 'host' });
    expect(last(press(ask, 'enter'))).not.toEqual({ kind: 'disableHa', where: 'host' });
  });
  test('says why it cannot be turned off', () => {
    expect(seen(open({ haArmed: known(false), haEnabled: known(false) }))).toContain(
      '(HA is off in the pool.)',
    );
    expect(seen(open({ ...on, xapi: 'emergency' }))).toContain('Turn HA off on this host only.');
    expect(seen(open({ ...on, xapi: 'stopped' }))).toContain('XAPI is not running. Start it first');
    expect(seen(open({ haArmed: unknown('damaged') }))).toContain('is unknown (damaged)');
  });
});

describe('Maintenance Mode', () => {
  const found = (more: Partial<Maintenance>): ConsoleEvent => ({
    kind: 'objects',
    of: 'maintenance',
    found: known({
      name: 'here',
      enabled: true,
      isCoordinator: true,
      others: 1,
      vms: [{ name: 'web', stays: '' }],
      ...more,
    }),
  });
  const open = (more: Partial<Maintenance>): Walk =>
    tell(openItem(ready(), 'Maintenance Mode'), found(more));
  test('is entered with the VMs that move named', () => {
    const ask = open({});
    expect(title(ask)).toBe('Maintenance Mode: enter');
    expect(seen(ask)).toContain('- web');
    expect(shown(ask).join(' ')).toContain('and remains so');
    const work = press(ask, 'type:y');
    expect(last(work)).toEqual({ kind: 'setMaintenance', wanted: true });
    const moved = tell(work, {
      kind: 'itemStep',
      change: 'setMaintenance',
      id: 'evacuate',
      name: 'evacuate',
      state: 'begun',
      detail: '40 %',
    });
    expect(seen(moved)).toContain('- VMs move to other hosts: under way (40 %)');
  });
  test('is not entered while VMs cannot leave', () => {
    expect(seen(open({ others: 0 }))).toContain('The pool has no other host.');
    const stuck = open({ vms: [{ name: 'web', stays: 'HOST_NOT_ENOUGH_FREE_MEMORY 2 1' }] });
    expect(seen(stuck)).toContain('- web: HOST_NOT_ENOUGH_FREE_MEMORY 2 1');
    expect(press(stuck, 'type:y').effects).toEqual(stuck.effects);
  });
  test('is left', () => {
    expect(last(press(open({ enabled: false }), 'type:y'))).toEqual({
      kind: 'setMaintenance',
      wanted: false,
    });
  });
  test('needs XAPI, and says so', () => {
    const down = { xapi: 'stopped' } as const;
    const at = tell(openItem(ready(hostFacts(down), hostStatus(down)), 'Maintenance Mode'), {
      kind: 'objects',
      of: 'maintenance',
      found: unknown('unreachable'),
    });
    expect(seen(at)).toContain('Without XAPI it can be neither entered nor left.');
  });
});
