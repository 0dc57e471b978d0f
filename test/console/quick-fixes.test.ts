import { itemReason } from '../../src/console/menu/item-page.js';
import { known, type HostStatus, type ManagementStatus } from '../../src/model/index.js';
import { quickFixKeys, warnings } from '../../src/console/describe/warnings.js';
import { knowledgeOf } from '../../src/console/knowledge-of.js';
import { ready, tell, type Walk } from '../support/console-walk.js';
import { hostFacts, hostStatus } from '../support/host/walk-host.js';

const usual = hostStatus().management;
const links: readonly ManagementStatus['link'][] = ['up', 'noCarrier', 'down'];
const states: readonly HostStatus['xapi'][] = ['running', 'stopped', 'hung', 'starting'];

function host(xapi: HostStatus['xapi'], link: ManagementStatus['link'], address: string): Walk {
  if (!usual.known || usual.value === null) throw new Error('the fixture has one');
  const management = known({ ...usual.value, link, address });
  return ready(hostFacts({ xapi }), hostStatus({ xapi, management }));
}

/** The items that keys of the Status Display lead to, and that cannot be chosen. */
function deadEnds({ state }: Walk): readonly string[] {
  const { status } = state;
  if (status === null) throw new Error('the host is read');
  const found = warnings({
    status,
    resetPhase: { state: 'none' },
    reachChecks: [],
    xapiSince: null,
    logError: null,
    confirmWait: null,
    managementTrial: knowledgeOf(state).managementTrial,
    now: '2026-01-02T05:00:00Z',
    offsetMinutes: 0,
  });
  return [...quickFixKeys(found).values()].flatMap((quickFix) =>
    quickFix.kind === 'item' && itemReason(quickFix.item, state) !== '' ? [quickFix.item] : [],
  );
}

const hosts = states.flatMap((xapi) =>
  links.flatMap((link) => ['192.0.2.10', ''].map((address) => [xapi, link, address] as const)),
);

test.each(hosts)('XAPI %s, link %s, address "%s": no key leads to a dead end', (...of) => {
  const walk = host(...of);
  const trial = { state: 'waiting', secondsLeft: 30 } as const;
  expect(deadEnds(walk)).toEqual([]);
  expect(deadEnds(tell(walk, { kind: 'managementTrial', trial }))).toEqual([]);
});
