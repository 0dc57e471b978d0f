import { known, unknown, type InterfaceNames } from '../../../src/model/index.js';
import type { ConsoleEvent, Effect } from '../../../src/console/index.js';
import { openItem, press, ready, shown, tell, type Walk } from '../../support/console-walk.js';
import { nicWithMac } from '../../support/host/well-host.js';
import { hostFacts } from '../../support/host/walk-host.js';

const ports = ['01', '02', '03'].flatMap((last, index) => {
  const { mac } = nicWithMac('x', last);
  return mac === null
    ? []
    : [
        {
          mac,
          pci: `0000:${last}:00.0`,
          kernelName: `eth${index}`,
          description: 'e1000',
          carrier: true,
        },
      ];
});
const kept = JSON.stringify({
  lastboot: [
    ...ports.map(({ mac, pci, kernelName }) => [mac, pci, kernelName]),
    ['00:16:3e:00:00:99', '0000:99:00.0', 'eth9'],
  ],
  old: [],
});
const names = (more: Partial<InterfaceNames> = {}): ConsoleEvent => ({
  kind: 'objects',
  of: 'names',
  found: known({ ports, texts: { fixed: '', kept }, former: null, ...more }),
});
const opened = (more: Partial<InterfaceNames> = {}): Walk =>
  tell(openItem(ready(hostFacts({ xapi: 'stopped' })), 'Interface Names'), names(more));
const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

test('each port is shown with its name at the next boot and what decides it', () => {
  expect(seen(opened())).toContain('eth1 | 00:16:3e:00:00:02 | eth1 | last boot | e1000');
  const pinned = { fixed: 'eth5:mac="00:16:3e:00:00:02"\n', kept };
  expect(seen(opened({ texts: pinned }))).toContain('eth1 | 00:16:3e:00:00:02 | eth5 | pinned');
});

test('a name is pinned after a question that shows the files and the command', () => {
  const form = press(opened(), 'end', 'enter', 'enter');
  expect(seen(press(form, 'clear', 'type:xenbr0', 'enter'))).toContain('is not a port name');
  const ask = press(form, 'clear', 'type:eth0', 'enter');
  expect(seen(ask)).toContain('- eth2 (00:16:3e:00:00:03) is called eth0');
  expect(seen(ask)).toContain('- eth0 (00:16:3e:00:00:01) is called eth2');
  expect(shown(ask).join(' ')).toContain('The management interface is among them.');
  expect(shown(ask).join(' ')).toContain(
    'interface-rename --update eth0=00:16:3e:00:00:03 eth2=00:16:3e:00:00:01',
  );
  expect(seen(ask)).toContain('+ eth0:mac="00:16:3e:00:00:03"');
  expect(press(ask, 'enter').effects).toEqual(ask.effects);
  expect(last(press(ask, 'type:y'))).toMatchObject({ kind: 'changeInterfaceNames' });
});

test('two marked ports are swapped; one alone and three cannot be', () => {
  const list = press(opened(), 'end', 'type: ', 'up', 'type: ');
  const ask = press(list, 'enter', 'down', 'enter');
  expect(seen(ask)).toContain('- eth1 (00:16:3e:00:00:02) is called eth2');
  expect(seen(ask)).not.toContain('management interface');
  expect(seen(press(opened(), 'end', 'enter'))).toContain('(Mark two ports with the space bar');
  expect(seen(press(list, 'up', 'type: ', 'enter'))).toContain('(Only one port can get a name.)');
});

test('ports that are gone are named before they are forgotten; with all there it is not offered', () => {
  const ask = press(opened(), 'home', 'enter');
  expect(seen(ask)).toContain('- eth9 (00:16:3e:00:00:99)');
  expect(seen(ask)).toContain('All ports keep their names.');
  const whole = JSON.stringify({ lastboot: [], old: [] });
  expect(seen(opened({ texts: { fixed: null, kept: whole } }))).not.toContain('gone');
});

test('the rules before the last change can be put back, with what changes', () => {
  const before = { fixed: null, kept };
  const ask = press(
    opened({ former: before, texts: { fixed: 'eth9:label="x"\n', kept } }),
    'down',
    'enter',
  );
  expect(seen(ask)).toContain('- eth9:label="x"');
  expect(last(press(ask, 'f8'))).toEqual({ kind: 'undoInterfaceNames' });
});

test('says why: no tool on this host, or files that cannot be read', () => {
  const none = openItem(ready(hostFacts({ renameScript: false })), 'Interface Names');
  expect(shown(none).join(' ')).toContain('This host has no interface-rename');
  const failed = tell(openItem(ready(), 'Interface Names'), {
    kind: 'objects',
    of: 'names',
    found: unknown('unreadable', 'EIO'),
  });
  expect(seen(failed)).toContain('cannot be read: EIO');
});
