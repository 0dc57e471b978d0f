import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isJsonObject, jsonList } from '../../../src/model/index.js';
import { temporaryFolder, writeTree } from './tree.js';

const data = join(__dirname, '../../data');
const folder = join(data, 'shapes');

/** The recorded shapes of real kernels, by name. They are cut down to what the readers look at. */
export const shapes = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

function recordedIn(path: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isJsonObject(value)) throw new Error(`${path} is no shape`);
  return value;
}

const recorded = (name: string): Readonly<Record<string, unknown>> =>
  recordedIn(join(folder, `${name}.json`));

/** Writes the recorded files out. A file whose reading failed becomes a folder. */
function writeOut(root: string, files: Readonly<Record<string, unknown>>): void {
  for (const [path, value] of Object.entries(files)) {
    if (path.startsWith('cmd: ')) continue;
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    if (typeof value === 'string') writeFileSync(place, value);
    else if (isJsonObject(value) && typeof value['link'] === 'string')
      symlinkSync(value['link'], place);
    else mkdirSync(place, { recursive: true });
  }
}

/**
 * A recorded machine with USB sticks: its files as a tree, and the output and exit status of its
 * commands by command line.
 */
export function machineWithSticks(): {
  readonly root: string;
  readonly printed: Readonly<Record<string, readonly [number, string]>>;
} {
  const all = recordedIn(join(data, 'usb-sticks.json'));
  const root = temporaryFolder();
  writeOut(root, all);
  const commands = Object.entries(all).filter(([path]) => path.startsWith('cmd: '));
  const printed = commands.map(([path, value]): readonly [string, readonly [number, string]] => [
    path.slice('cmd: '.length),
    typeof value === 'string' ? [0, value] : [2, ''],
  ]);
  return { root, printed: Object.fromEntries(printed) };
}

/** What a command printed when the shape was recorded. */
export function shapeOutput(name: string, command: string): string {
  const value = recorded(name)[`cmd: ${command}`];
  if (typeof value !== 'string') throw new Error(`${name} has no output of ${command}`);
  return value;
}

/** The addresses that `ip -j addr` printed, as a tree holds them. */
function addressesOf(name: string): Readonly<Record<string, readonly string[]>> {
  const devices: unknown = JSON.parse(shapeOutput(name, 'ip -j addr'));
  return Object.fromEntries(
    jsonList(devices).flatMap((device) => {
      if (!isJsonObject(device) || device['ifname'] === 'lo') return [];
      const own = jsonList(device['addr_info']).flatMap((entry) =>
        isJsonObject(entry) ? [`${String(entry['local'])}/${String(entry['prefixlen'])}`] : [],
      );
      return own.length === 0 ? [] : [[String(device['ifname']), own]];
    }),
  );
}

/**
 * Writes a recorded shape as a host's tree, with further files. A file that could not be read
 * becomes a folder, so that reading it fails here too.
 */
export function shapeTree(name: string, files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  writeOut(root, recorded(name));
  writeTree(root, {
    'run/network/addresses.json': JSON.stringify(addressesOf(name)),
    'var/tmp/.keep': '',
    ...files,
  });
  return root;
}
