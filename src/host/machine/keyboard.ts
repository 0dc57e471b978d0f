import {
  err,
  known,
  ok,
  unknown,
  type HostFilePort,
  type KeyboardPort,
  type Known,
} from '../../model/index.js';
import { namesBelow } from '../files/names-below.js';
import { order, type Commands } from './commands.js';
import { loadNoted, recoverLayout, type LoadLayout } from './keyboard-note.js';
import { savedLayout, saveLayout } from './saved-layout.js';
import { inputDevice, isSerialDevice } from '../terminal-device.js';

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

/** The keyboard of this machine's screen, if the console runs on that. */
export function machineKeyboard(
  commands: Commands,
  files: Pick<HostFilePort, 'list' | 'text' | 'exists' | 'write' | 'remove'>,
  device: () => Promise<string | null> = inputDevice,
): KeyboardPort {
  const isScreen = (name: string): boolean => /^\/dev\/tty[1-9]\d*$/u.test(name);
  const load: LoadLayout = async (layout, screen) => {
    if (!isScreen(screen))
      return err({ code: 'wrongKind', subject: layout, cause: screen, retryable: false });
    const command = { program: 'loadkeys', args: ['-q', '-C', screen, layout], limitMs };
    const loaded = await order(commands, command, 'commandFailed', { subject: layout });
    return loaded.ok ? ok(undefined) : loaded;
  };
  return {
    place: async () => {
      const name = (await device()) ?? '';
      if (isScreen(name)) return 'here';
      return isSerialDevice(name) ? 'serial' : 'elsewhere';
    },
    layouts: () => readLayouts(files),
    saved: () => savedLayout(files),
    load: async (layout) => loadNoted(files, layout, (await device()) ?? '', load),
    recover: () => recoverLayout(files, load),
    save: (layout) => saveLayout(files, layout),
  };
}
