import { tailNews } from '../../../screens/line/tail-news.js';
import { view } from '../../../src/console/index.js';
import { itemsOf } from '../../../src/console/pages/index.js';
import { known } from '../../../src/model/index.js';
import { openItem, press, start, tell, type Walk } from '../../support/console-walk.js';
import { converse } from '../../support/story/line-conversation.js';
import { hostFacts } from '../../support/host/walk-host.js';

const withLines = (walk: Walk, ...lines: readonly string[]): Walk =>
  tell(walk, { kind: 'log', log: 'xensource', found: known({ lines, earlier: false }) });

test('while a log is followed line by line, its new lines are printed as they come', () => {
  const walk = tell(start(78, 24, { byLine: true }), { kind: 'facts', facts: hostFacts() });
  const page = press(withLines(press(openItem(walk, 'Logs'), 'enter'), 'one', 'two'), 'type:f');
  const grown = withLines(page, 'one', 'two', 'three');
  expect(tailNews(view(page.state), view(grown.state))).toEqual(['three\n']);
  expect(tailNews(view(grown.state), view(grown.state))).toEqual([]);
  expect(tailNews(view(walk.state), view(page.state))).toEqual([]);
});

test('line by line a log is read before it is printed, and its keys are named', async () => {
  const [root, inside] = [itemsOf('root').indexOf('support'), itemsOf('support').indexOf('logs')];
  const { said } = await converse(`${root + 1}\n${inside + 1}\n1\n`, {
    answer: (effect) =>
      effect.kind === 'readLog'
        ? {
            kind: 'log',
            log: effect.log,
            found: known({ lines: ['eth0: link is up'], earlier: false }),
          }
        : null,
  });
  expect(said).toContain('Logs: xensource.log\neth0: link is up\n');
  expect(said).toContain('f: Follow');
});
