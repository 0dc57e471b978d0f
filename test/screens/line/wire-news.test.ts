import { wireNews } from '../../../screens/line/wire-news.js';
import type { ConsoleEvent } from '../../../src/console/index.js';
import type { WireFinding } from '../../../src/model/index.js';
import { opened, press, tell } from '../../support/console-walk.js';

const chosen = press(opened(), 'enter', 'down', 'enter');
const carrier = (seconds: number) =>
  ({ code: 'carrier', device: 'eth1', link: 'up', seconds, seen: [] }) as const;

function heard(settled: boolean, ...findings: readonly WireFinding[]): ConsoleEvent {
  const look = chosen.effects.findLast(({ kind }) => kind === 'lookAtWire');
  if (look?.kind !== 'lookAtWire') throw new Error('the wire was not asked');
  return { kind: 'wire', question: look.question, findings, settled };
}

test('line by line, a long silence is told once, and what is heard after it as well', () => {
  const first = { code: 'noDhcpOffer', device: 'eth1', seconds: 8 } as const;
  const events = [
    heard(false, carrier(2)),
    heard(true, carrier(8), first),
    heard(true, carrier(23), first),
    heard(true, carrier(38), { ...first, seconds: 38 }),
    heard(true, { ...carrier(53), link: 'noCarrier' }),
  ];
  let at = chosen;
  const said = events.map((event) => {
    const before = at.state;
    at = tell(at, event);
    return wireNews(event, before, at.state).length > 0;
  });
  expect(said).toEqual([false, true, false, false, true]);
});
