import { known, unknown, type PoolMember } from '../../../../src/model/index.js';
import { locked, openItem, ready, shown, tell } from '../../../support/console-walk.js';
import { hostStatus, supporterFacts } from '../../../support/host/walk-host.js';

const member = (name: string, more: Partial<PoolMember> = {}): PoolMember => ({
  uuid: name,
  name,
  address: '10.0.0.4',
  isCoordinator: false,
  here: false,
  state: 'up',
  version: '8.3.0',
  vms: 2,
  ...more,
});

test('the hosts with role, state and address; a silent one first of all', () => {
  const at = openItem(locked(), 'Pool Members');
  expect(at.effects.at(-1)).toEqual({ kind: 'readObjects', of: 'members' });
  const members = [
    member('one', { isCoordinator: true, here: true }),
    member('two', { state: 'silent', address: '' }),
  ];
  const lines = shown(
    tell(at, {
      kind: 'objects',
      of: 'members',
      found: known({ pool: 'Lab', members, source: 'xapi' }),
    }),
  );
  expect(lines[1]).toContain('two sends no heartbeat.');
  expect(lines.join('\n')).toMatch(
    /one \(this host\)\nRole +pool coordinator \(master\)\nState +takes VMs/u,
  );
  expect(lines.join('\n')).toMatch(/State +NO HEARTBEAT\nAddress +none/u);
});

test('without XAPI a supporter still says where its coordinator is', () => {
  const facts = { ...supporterFacts(), xapi: 'stopped' } as const;
  const at = tell(openItem(ready(facts, hostStatus({ xapi: 'stopped' })), 'Pool Members'), {
    kind: 'objects',
    of: 'members',
    found: unknown('unreachable'),
  });
  const lines = shown(at).join(' ');
  expect(lines).toContain('XAPI is not running.');
  expect(lines).toContain('Its coordinator (master) is at');
});
