import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWhere } from '../run/test-where.js';
import { programPath, runToEnd, type ProgramEnd } from '../run/program.js';
import { temporaryFolder } from './tree.js';

/** Who is at the other end of the cable (see test/wire/far-end.py). */
export interface FarEnd {
  readonly vlan?: number;
  readonly kernel?: readonly string[];
  readonly holds?: Readonly<Record<string, string>>;
  readonly offers?: readonly object[];
  readonly router?: object;
  readonly send?: readonly string[];
}

/**
 * The output of the near end, and every frame that arrived at the far end: its tag or `-`, and its
 * bytes.
 */
export interface OnWire extends ProgramEnd {
  readonly frames: readonly { readonly tag: string; readonly bytes: Buffer }[];
}

function mayMakeNamespaces(): boolean {
  try {
    execFileSync(
      'unshare',
      ['-nm', 'sh', '-c', 'ip link add v0 type veth peer name v1 && python3 --version'],
      { stdio: 'ignore' },
    );
    return process.geteuid?.() === 0;
  } catch {
    return false;
  }
}

/** A group of tests on a cable of their own: two network namespaces of the real kernel. */
export const describeOnWire = describeWhere(
  mayMakeNamespaces(),
  'it needs root, network namespaces and python3',
);

/**
 * Runs a shell script at the near end of a cable, v0, which is up. `$PROGRAM` is our command. The
 * kernel of the near end sends nothing by itself, so every frame comes from the program.
 */
export async function onWire(farEnd: FarEnd, script: string): Promise<OnWire> {
  const folder = temporaryFolder();
  const captured = join(folder, 'frames');
  const prepare = `
    mount -t sysfs sysfs /sys
    mount -t tmpfs tmpfs /run
    echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
    mkfifo "$FOLDER/in" "$FOLDER/out"
    unshare -n python3 "$FAR_END" v1 "$WISH" "$FOLDER/frames" < "$FOLDER/in" > "$FOLDER/out" &
    exec 9> "$FOLDER/in" 8< "$FOLDER/out"
    while [ "$(readlink /proc/$!/ns/net)" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.01; done
    ip link add v0 type veth peer name v1 netns $!
    ip link set v0 up
    ip link set lo up
    read -r ready <&8
    until [ "$(cat /sys/class/net/v0/operstate)" = up ]; do sleep 0.01; done
    ${script}`;
  const end = await runToEnd('unshare', ['-nm', '--propagation', 'private', 'sh', '-ec', prepare], {
    env: {
      FOLDER: folder,
      FAR_END: join(__dirname, '../../wire/far-end.py'),
      WISH: JSON.stringify(farEnd),
      PROGRAM: `${process.execPath} ${programPath('xe-reset-networking')}`,
    },
  });
  const frames = readFileSync(captured, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [tag = '', hex = ''] = line.split(' ');
      return { tag, bytes: Buffer.from(hex, 'hex') };
    });
  return { ...end, frames };
}

const dotted = (bytes: Buffer): string => [...bytes].join('.');

/** A frame in a few words, by its bytes alone. */
function frameWords({ tag, bytes }: OnWire['frames'][number]): string {
  const type = bytes.readUInt16BE(12).toString(16).padStart(4, '0');
  const on = tag === '-' ? '' : ` on VLAN ${tag}`;
  if (type === '0806')
    return (
      `ARP who has ${dotted(bytes.subarray(38, 42))}, says ` +
      `${dotted(bytes.subarray(28, 32))}${on}`
    );
  if (type === '0800' && bytes[23] === 17 && bytes.readUInt16BE(36) === 67)
    return `DHCP message ${bytes[284] ?? 0}${on}`;
  if (type === '86dd' && bytes[20] === 58) return `ICMPv6 ${bytes[54] ?? 0}${on}`;
  return `type ${type}${on}`;
}

/** Each of the texts once, in order. */
export function kinds(frames: OnWire['frames']): readonly string[] {
  return [...new Set(frames.map(frameWords))].toSorted();
}
