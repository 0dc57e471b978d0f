import { join } from 'node:path';
import { allItems, labelOf } from '../../src/console/menu/menu.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { LiveConsole } from '../support/story/live-console.js';
import { closedAfterTest, temporaryFolder } from '../support/host/tree.js';
import { XapiProxy, type XapiMode } from '../support/xapi-proxy.js';

/** A console on a host whose XAPI is so, with everything read that can be. */
async function consoleWith(
  mode: XapiMode,
): Promise<{ readonly console: LiveConsole; readonly proxy: XapiProxy }> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const proxy = await XapiProxy.of(root);
  await proxy.become(mode);
  const console = new LiveConsole(root);
  closedAfterTest(() => console.close());
  await isRead(console);
  return { console, proxy };
}

const isRead = (console: LiveConsole): Promise<void> =>
  console.until(
    ({ state }) =>
      state.facts !== null &&
      state.status !== null &&
      state.time !== null &&
      state.nameServers !== null &&
      state.machineSummary !== null,
    'the host to be read',
  );

const labels = allItems().map(({ item }) => labelOf(item));

/** What each item shows once it is opened, where XAPI is well and where it is not. */
const pages: Readonly<Record<string, { readonly well: RegExp; readonly ill: RegExp }>> = {
  'Status Display': { well: /Host name xcp-fra-01/u, ill: /XAPI|no answer in time/u },
  'Network and Management Interface': { well: /Device eth0/u, ill: /Device eth0|unknown \(/u },
  'Configure Management Interface': {
    well: /Renew DHCP lease/u,
    ill: /XAPI does not answer, and this needs it\. The Emergency Network Reset works without XAPI\.|Renew DHCP lease/u,
  },
  'DNS Servers': {
    well: /Add a server/u,
    ill: /written into \/etc\/resolv\.conf|The management interface is not known now/u,
  },
  'Network Time (NTP)': { well: /Own servers/u, ill: /Own servers/u },
  'Test Network': { well: /Gateway/u, ill: /Gateway/u },
  'Display NICs': { well: /eth1 3c:ec:ef|eth1 \| 3c:ec:ef/u, ill: /eth1 \| 3c:ec:ef/u },
  'Emergency Network Reset': { well: /This reboots the host/u, ill: /This reboots the host/u },
  'Save Support Report': {
    well: /On this host/u,
    ill: /On this host/u,
  },
  'Software Build Information': { well: /XCP-ng/u, ill: /XCP-ng/u },
  Reboot: {
    well: /Shut the VMs down first/u,
    ill: /Without XAPI they cannot be shut down|The running VMs are unknown/u,
  },
  Shutdown: {
    well: /Shut the VMs down first/u,
    ill: /Without XAPI they cannot be shut down|The running VMs are unknown/u,
  },
};

/** Opens every item, goes some way into it and out again; answers what each has shown first. */
function everyPage(console: LiveConsole): ReadonlyMap<string, string> {
  const seen = labels.map((label) => {
    console.open(label);
    const first = console.text;
    // Into whatever it is, but nowhere through a question: only F8 says yes.
    console.press(
      'down',
      'enter',
      'enter',
      'tab',
      'escape',
      'enter',
      'escape',
      'escape',
      'escape',
      'escape',
      'escape',
      'escape',
      'escape',
    );
    return [label, first] as const;
  });
  return new Map(seen);
}

// Two modes make every reading wait until its time is up, so their consoles wait at once.
test.each<[readonly XapiMode[], 'well' | 'ill']>([
  [['up'], 'well'],
  [['down'], 'ill'],
  [['hung', 'deaf'], 'ill'],
])('XAPI is %j: every item opens, says what it can and leads out again', async (modes, health) => {
  for (const { console } of await Promise.all(modes.map(consoleWith))) {
    const seen = everyPage(console);
    for (const [label, said] of Object.entries(pages))
      expect(`${label}: ${seen.get(label) ?? ''}`).toMatch(said[health]);
    expect([...seen].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(console.faults).toEqual([]);
  }
});

test(
  'XAPI is slow: the menus answer meanwhile, pages say that they are still being read, and ' +
    'then they are',
  async () => {
    const root = join(temporaryFolder(), 'host');
    await embeddedTree(root, 'networkd', true);
    const proxy = await XapiProxy.of(root);
    const held: (() => void)[] = [];
    let slow = true;
    let called = (): void => undefined;
    const firstCall = new Promise<void>((resolve) => {
      called = resolve;
    });
    proxy.answer((method, params) =>
      slow
        ? new Promise((resolve) => {
            held.push(() => {
              void proxy.pass(method, params).then(resolve);
            });
            called();
          })
        : null,
    );
    await proxy.become('up');
    const console = new LiveConsole(root);
    closedAfterTest(() => console.close());
    await firstCall;
    expect(console.text).toContain('Reading this host...');
    expect(everyPage(console).get('Display NICs')).toBeDefined();
    slow = false;
    for (const release of held.splice(0)) release();
    await isRead(console);
    console.open('Network and Management Interface');
    expect(console.text).toMatch(/Device eth0/u);
    expect(console.faults).toEqual([]);
  },
);

test('XAPI goes and comes back while pages are open, and F5 tells of both', async () => {
  const { console, proxy } = await consoleWith('up');
  const changing = [
    'Status Display',
    'Configure Management Interface',
    'DNS Servers',
    'Reboot',
    'Network Time (NTP)',
  ];
  const says = (label: string, health: 'well' | 'ill'): void => {
    console.open(label);
    expect(`${label}: ${console.text}`).toMatch(pages[label]?.[health] ?? /never/u);
  };
  for (const label of changing) says(label, 'well');
  await proxy.become('down');
  console.press('escape', 'escape', 'escape', 'f5');
  await console.until(
    ({ state }) => state.facts?.xapi === 'stopped' && state.status?.xapi === 'stopped',
    'XAPI to be missed',
  );
  for (const label of changing) says(label, 'ill');
  await proxy.become('up');
  console.press('escape', 'escape', 'escape', 'f5');
  await console.until(
    ({ state }) =>
      state.facts?.xapi === 'running' &&
      state.facts.loss.known &&
      state.status?.xapi === 'running' &&
      state.status.poolName.known,
    'XAPI to be back',
  );
  for (const label of changing) says(label, 'well');
  expect(console.faults).toEqual([]);
});

test.each<[string, XapiMode, readonly string[]]>([
  ['DNS Servers', 'deaf', ['enter', 'type:192.0.2.53', 'enter', 'f8']],
  ['Configure Management Interface', 'down', ['enter', 'enter', 'home', 'enter', 'enter', 'f8']],
  ['Reboot', 'down', ['enter', 'f8']],
])(
  '%s: XAPI is %s between the question and the answer; keys stay alive, and what came of ' +
    'it is said',
  async (label, mode, way) => {
    const { console, proxy } = await consoleWith('up');
    console.open(label);
    console.press(...way.slice(0, -1));
    await proxy.become(mode);
    console.press(...way.slice(-1));
    console.press('f1');
    expect(console.state.help).not.toBeNull();
    console.press('escape');
    await console.until(
      ({ text }) =>
        /XAPI does not answer, so nothing was changed|It did not end in time/u.test(text),
      `what came of ${label}`,
    );
    expect(console.faults).toEqual([]);
  },
);
