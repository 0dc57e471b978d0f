import { allItems, menuAt } from '../../src/dialogue/menu.js';
import { itemLabels } from '../../src/text/index.js';
import {
  initialConsole,
  update,
  view,
  type ConsoleEvent,
  type ConsoleOptions,
  type ConsoleState,
  type ConsoleView,
  type Effect,
  type HostStatus,
  type Line,
} from '../../src/dialogue/index.js';
import {
  known,
  parseMac,
  parseManagement,
  parsePoolConf,
  profileOf,
  unknown,
  type FileState,
  type HostFacts,
  type Nic,
  type ProfileName,
} from '../../src/reset/index.js';

const present = (text: string, real: string): FileState => ({
  state: 'present',
  text,
  mode: 0o644,
  uid: 0,
  gid: 0,
  real,
});

/** A NIC with hardware behind it. */
export function nic(device: string, last: string, more: Partial<Nic> = {}): Nic {
  return {
    device,
    mac: parseMac(`00:16:3e:00:00:${last}`),
    physical: true,
    carrier: true,
    speedMbps: 1000,
    duplex: 'full',
    driver: 'e1000',
    vendor: null,
    pciAddress: null,
    mtu: 1500,
    sriov: false,
    addresses: [],
    memberOf: null,
    ...more,
  };
}

const management =
  "LABEL='eth0'\nMODE='static'\nIP='10.0.0.4'\nNETMASK='255.255.255.0'\nGATEWAY='10.0.0.1'\nDNS='10.0.0.2'\n";

/** A coordinator with three NICs, two VMs and a bond, read from its files. */
export function hostFacts(
  more: Partial<HostFacts> = {},
  profileName: ProfileName = 'networkd',
): HostFacts {
  const profile = profileOf(profileName, null);
  const poolConf = present('master', '/etc/xensource/pool.conf');
  return {
    profile,
    files: {
      inventory: present(
        "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'\nCONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'\n" +
          "PRODUCT_BRAND='XCP-ng'\nMANAGEMENT_INTERFACE='xenbr0'\nCURRENT_INTERFACES='xenbr0'\n",
        '/etc/xensource-inventory',
      ),
      management: present(management, '/etc/firstboot.d/data/management.conf'),
      poolConf,
      trigger: { state: 'absent' },
      networkdDatabase: present('{}', '/var/lib/xcp/networkd.db'),
    },
    pool: parsePoolConf(poolConf),
    management: parseManagement(management),
    nics: known([
      nic('eth0', '01', { memberOf: 'xenbr0' }),
      nic('eth1', '02', { speedMbps: 10_000 }),
      nic('eth2', '03', { carrier: false, speedMbps: null }),
      nic('xenbr0', '01', { physical: false }),
    ]),
    vlanDevices: known([]),
    runningVms: known([
      { uuid: 'a', name: 'web server' },
      { uuid: 'b', name: '数据库' },
    ]),
    haArmed: known(false),
    loss: known({
      pifs: ['eth0', 'eth1'],
      bonds: ['bond0 (eth1, eth2)'],
      vlans: ['VLAN 20 on eth0'],
      tunnels: [],
      sriovNetworks: [],
      clusterHosts: [],
    }),
    xapi: 'running',
    renameScript: profileName === 'networkd',
    ...more,
  };
}

/** The same host as a supporter. */
export function supporterFacts(more: Partial<HostFacts> = {}): HostFacts {
  const poolConf = present('slave:10.0.0.7', '/etc/xensource/pool.conf');
  const facts = hostFacts();
  return { ...facts, files: { ...facts.files, poolConf }, pool: parsePoolConf(poolConf), ...more };
}

/** The status of that host while all is well. */
export function hostStatus(more: Partial<HostStatus> = {}): HostStatus {
  return {
    brand: 'XCP-ng',
    version: '8.3.0',
    hostName: known('host-1'),
    poolName: known('Lab'),
    pool: { role: 'coordinator' },
    coordinatorName: unknown('notLooked'),
    management: known({
      device: 'eth0',
      mac: '00:16:3e:00:00:01',
      vlan: '',
      mode: 'static',
      address: '10.0.0.4',
      netmask: '255.255.255.0',
      gateway: '10.0.0.1',
      dns: ['10.0.0.2'],
      modeV6: 'none',
      addresses6: [],
      carrier: true,
    }),
    networks: [
      { device: 'eth0', vlan: '', network: 'Pool-wide network' },
      { device: 'eth0', vlan: '20', network: 'Backup' },
    ],
    xapi: 'running',
    startup: { state: 'none' },
    ...more,
  };
}

/** A console and everything it has asked for so far. */
export interface Walk {
  readonly state: ConsoleState;
  readonly effects: readonly Effect[];
}

/** A console just started at `columns` x `rows`; `more` says what is different. */
export function start(columns = 80, rows = 24, more: Partial<ConsoleOptions> = {}): Walk {
  const { state, effects } = initialConsole({
    size: { columns, rows },
    now: '2026-01-02T03:04:05Z',
    offsetMinutes: 0,
    zone: 'UTC',
    session: 'walk',
    program: 'xsconsole 0.1.0',
    user: 'root',
    embeddedRoot: '',
    ...more,
  });
  return { state, effects };
}

/** The console after events. */
export function tell(walk: Walk, ...events: readonly ConsoleEvent[]): Walk {
  return events.reduce(({ state, effects }, event): Walk => {
    const next = update(state, event);
    return { state: next.state, effects: [...effects, ...next.effects] };
  }, walk);
}

const keys = [
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
  'enter',
  'escape',
  'tab',
  'backtab',
  'backspace',
  'delete',
  'clear',
  'f1',
  'f5',
  'f8',
  'redraw',
] as const;

/** One press: a key's name, `type:TEXT`, or `clear` (End, then Backspace to the beginning). */
export function pressed(press: string): readonly ConsoleEvent[] {
  if (press.startsWith('type:')) return [{ kind: 'text', text: press.slice(5) }];
  if (press === 'clear')
    return [
      { kind: 'key', key: 'end' },
      ...Array.from({ length: 60 }, (): ConsoleEvent => ({ kind: 'key', key: 'backspace' })),
    ];
  const key = keys.find((name) => name === press);
  if (key === undefined) throw new Error(`no key ${press}`);
  return [{ kind: 'key', key }];
}

/** The console after presses. */
export function press(walk: Walk, ...presses: readonly string[]): Walk {
  return presses.reduce((at, one) => tell(at, ...pressed(one)), walk);
}

/** A started console that has read its host. */
export function ready(
  facts: HostFacts = hostFacts(),
  status: HostStatus = hostStatus(),
  columns = 80,
  rows = 24,
): Walk {
  return tell(start(columns, rows), { kind: 'facts', facts }, { kind: 'status', status });
}

/** A console on which somebody has to log in, and nobody has; its host is read. */
export function locked(more: Partial<ConsoleOptions> = {}): Walk {
  const at = start(80, 24, {
    user: '',
    login: { user: 'root', hint: '', passwordSet: true },
    ...more,
  });
  return tell(at, { kind: 'facts', facts: hostFacts() }, { kind: 'status', status: hostStatus() });
}

/** The item with this label opened, wherever in the menus it is. */
export function openItem(walk: Walk, label: string): Walk {
  const place = allItems().find(({ item }) => itemLabels[item.id] === label);
  if (place === undefined) throw new Error(`no item ${label}`);
  return press(
    { ...walk, state: { ...walk.state, menu: menuAt(walk.state.menu, place) } },
    'enter',
  );
}

/** What was asked for since `before`. */
export function askedSince(before: Walk, after: Walk): readonly Effect[] {
  return after.effects.slice(before.effects.length);
}

/** The reset's dialogue opened on its first page. */
export function opened(facts: HostFacts = hostFacts()): Walk {
  return press(ready(facts), 'type:n', 'enter', 'type:e', 'enter');
}

const plain = (lines: readonly Line[]): readonly string[] =>
  lines.map((line) => line.map(({ text }) => text).join(''));

function dialogueLines(dialogue: NonNullable<ConsoleView['dialogue']>): readonly string[] {
  switch (dialogue.kind) {
    case 'page':
      return plain(dialogue.lines);
    case 'choice':
      return [
        ...plain(dialogue.intro),
        ...dialogue.options.map(
          ({ cells, disabled }, index) =>
            `${index === dialogue.selected ? '>' : ' '} ${cells.filter((cell) => cell !== '').join(' | ')}${disabled === '' ? '' : ` (${disabled})`}`,
        ),
        ...plain(dialogue.notice),
      ];
    case 'form':
      return [
        ...plain(dialogue.intro),
        ...dialogue.fields.flatMap(({ label, value, issue }, index) => [
          `${index === dialogue.focused ? '>' : ' '} ${label}: ${value}`,
          ...(issue === '' ? [] : [`  ! ${issue}`]),
        ]),
        ...plain(dialogue.notice),
      ];
    case 'progress':
      return [
        ...dialogue.steps.map(
          ({ label, state, note }) => `${label}: ${state}${note === '' ? '' : ` (${note})`}`,
        ),
        ...plain(dialogue.summary),
      ];
  }
}

/** What the console shows, in reading order: the dialogue with its title, or menu title, page title and page. */
export function shown(walk: Walk): readonly string[] {
  const seen = view(walk.state);
  if (seen.dialogue !== null) return [seen.dialogue.title, ...dialogueLines(seen.dialogue)];
  return [seen.menu.title, seen.pane.title, ...plain(seen.pane.lines)];
}

/** The title of what is shown. */
export function title(walk: Walk): string {
  return shown(walk)[0] ?? '';
}

/** All lines that must fit an area, with the width they must fit. */
export function measured(walk: Walk): readonly Line[] {
  const { pane, dialogue } = view(walk.state);
  if (dialogue === null) return pane.lines;
  switch (dialogue.kind) {
    case 'page':
      return dialogue.lines;
    case 'progress':
      return dialogue.summary;
    case 'choice':
    case 'form':
      return [...dialogue.intro, ...dialogue.notice];
  }
}
