import { lookedAt, type WarningSources } from '../../src/console/describe/warnings.js';
import { view } from '../../src/console/index.js';
import { known, unknown, type HostStatus } from '../../src/model/index.js';
import { press, ready, shown, tell, type Walk } from '../support/console-walk.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';

const at = (status: Partial<HostStatus>, more: Partial<WarningSources> = {}): WarningSources => ({
  status: hostStatus(status),
  xapiSince: null,
  logError: null,
  confirmWait: null,
  managementTrial: null,
  resetPhase: { state: 'none' },
  reachChecks: [],
  now: '2026-01-02T05:00:00Z',
  offsetMinutes: 60,
  ...more,
});

const linkUnknown = (): HostStatus['management'] => {
  const { management } = hostStatus();
  if (!management.known || management.value === null) throw new Error('the fixture has one');
  return known({ ...management.value, link: 'unknown' });
};

describe('where nothing is wrong, the page says what was looked at', () => {
  const answers = [
    { code: 'gatewayAnswers', wanted: '10.0.0.1', got: '10.0.0.1', ok: true },
    { code: 'nameService', wanted: '10.0.0.2', got: '10.0.0.2', ok: true },
    { code: 'coordinator', wanted: '10.0.0.7', got: '10.0.0.7', ok: true },
  ] as const;

  test('and names nothing that nobody looked at', () => {
    expect(lookedAt(at({}, { reachChecks: answers }))).toBe(
      'Looked at: link, address, gateway, name servers, coordinator, XAPI, HA, resets, ' +
        'inventory, maintenance mode.',
    );
    expect(lookedAt(at({ haEnabled: unknown('notLooked') }))).toBe(
      'Looked at: link, address, XAPI, resets, inventory, maintenance mode.',
    );
    expect(lookedAt(at({ management: linkUnknown() }))).toMatch(/^Looked at: address/u);
    expect(lookedAt(at({ management: unknown('unreachable') }))).toMatch(/^Looked at: XAPI/u);
    expect(lookedAt(at({ enabled: false }))).toBe('');
    expect(lookedAt(at({}, { resetPhase: { state: 'restarting' } }))).toBe('');
  });

  test('at 80x24 beside the menu and on the whole page, not only in a third column', () => {
    const small = tell(ready(), { kind: 'reachChecks', checks: answers });
    const said = (walk: Walk): string => shown(walk).join(' ').replace(/\s+/gu, ' ');
    expect(said(small)).toMatch(
      /^Configuration Status Display IPv4 address 10.0.0.4 No problem found.*Looked at: link, address, gateway, name/u,
    );
    expect(said(press(small, 'enter'))).toContain('No problem found. Looked at: link, address');
    const wide = tell(ready(hostFacts(), hostStatus(), 160, 50), {
      kind: 'reachChecks',
      checks: answers,
    });
    expect(shown(wide).join(' ')).not.toContain('No problem found');
    expect(JSON.stringify(view(wide.state).overviewColumn)).toContain('No problem found');
  });
});
