import {
  err,
  known,
  ok,
  unknown,
  type HostFilePort,
  type KeyboardPort,
  type Known,
  type PortError,
  type Result,
} from '../../model/index.js';
import { parseKeyValue, printKeyValue, setValue, valueOf } from '../../reset/index.js';
import { namesBelow } from '../files/names-below.js';
import { failureOf, type Commands } from './commands.js';
import { inputDevice, isSerialDevice } from './terminal-line.js';

/** Where loadkeys looks: CentOS 7, CentOS 5, and other systems. */
const folders = [
  '/usr/lib/kbd/keymaps',
  '/lib/kbd/keymaps',
  '/usr/share/kbd/keymaps',
  '/usr/share/keymaps',
];
/** Layouts of other machines' keyboards, and parts that layouts are made of. */
const others = new Set(['amiga', 'atari', 'include', 'mac', 'ppc', 'sun']);
const limitMs = 5_000;
/** What the kernel itself begins with. */
const kernelLayout = 'us';

/** Where a host keeps the layout for the next boot: with systemd, and in XenServer 6 before it. */
const places = [
  { path: '/etc/vconsole.conf', key: 'KEYMAP', quoting: 'bare' },
  { path: '/etc/sysconfig/keyboard', key: 'KEYTABLE', quoting: 'quoted' },
] as const;

/** The name by which loadkeys finds a layout; null for a file that is none for a PC. */
function layoutOf(path: string): string | null {
  const parts = path.split('/');
  if (parts.some((part) => others.has(part))) return null;
  return (
    /^([A-Za-z0-9][\w.@+-]*?)\.k?map(?:\.(?:gz|bz2|xz|zst))?$/u.exec(parts.at(-1) ?? '')?.[1] ??
    null
  );
}

/** The layouts that a host has files of. */
export async function readLayouts(
  files: Pick<HostFilePort, 'list'>,
): Promise<Known<readonly string[]>> {
  const found = new Set<string>();
  for (const folder of folders)
    for (const path of await namesBelow(files, folder)) {
      const layout = layoutOf(path);
      if (layout !== null) found.add(layout);
    }
  return found.size === 0 ? unknown('absent', folders[0]) : known([...found].sort());
}

/** The layout that a host's screen gets at boot. */
export async function savedLayout(files: Pick<HostFilePort, 'text'>): Promise<string> {
  for (const { path, key } of places) {
    const text = await files.text(path);
    const layout = text.known ? (valueOf(parseKeyValue(text.value), key) ?? '') : '';
    if (layout !== '') return layout;
  }
  return kernelLayout;
}

/** Keeps a layout for the next boot, where this host keeps it. All other lines stay. */
export async function saveLayout(
  files: Pick<HostFilePort, 'text' | 'exists' | 'write'>,
  layout: string,
): Promise<Result<void, PortError>> {
  const [systemd, before] = places;
  const old = !(await files.exists(systemd.path)) && (await files.exists(before.path));
  const { path, key, quoting } = old ? before : systemd;
  const text = await files.text(path);
  if (!text.known && text.reason.code !== 'absent')
    return err({ code: 'ioError', subject: path, cause: text.reason.detail, retryable: false });
  const lines = setValue(parseKeyValue(text.known ? text.value : ''), key, layout, quoting);
  return files.write(path, printKeyValue(lines), 0o644);
}

/** The keyboard of this machine's screen, if the console runs on that. */
export function machineKeyboard(
  commands: Commands,
  files: Pick<HostFilePort, 'list' | 'text' | 'exists' | 'write'>,
  device: () => Promise<string | null> = inputDevice,
): KeyboardPort {
  const isScreen = (name: string): boolean => /^\/dev\/tty[1-9]\d*$/u.test(name);
  return {
    place: async () => {
      const name = (await device()) ?? '';
      if (isScreen(name)) return 'here';
      return isSerialDevice(name) ? 'serial' : 'elsewhere';
    },
    layouts: () => readLayouts(files),
    saved: () => savedLayout(files),
    load: async (layout) => {
      const name = (await device()) ?? '';
      if (!isScreen(name))
        return err({ code: 'wrongKind', subject: layout, cause: name, retryable: false });
      const ran = await commands.run({
        program: 'loadkeys',
        args: ['-q', '-C', name, layout],
        limitMs,
      });
      if (!ran.ok) return ran;
      return ran.value.status === 0
        ? ok(undefined)
        : err(failureOf(ran.value, 'commandFailed', layout));
    },
    save: (layout) => saveLayout(files, layout),
  };
}
