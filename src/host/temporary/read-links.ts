import { readFile } from 'node:fs/promises';
import {
  isIp,
  ok,
  type Link,
  type LinkAddress,
  type Links,
  type OvsBridge,
  type PortError,
  type Result,
} from '../../model/index.js';
import { output, type Command, type Commands } from '../machine/commands.js';

const limitMs = 5_000;
const ip = (...args: readonly string[]): Command => ({
  program: 'ip',
  args: ['-o', ...args],
  limitMs,
});

/**
 * Reads the interfaces of this machine's network namespace with `ip`, and the bridges of Open
 * vSwitch when it is installed.
 */
export async function readLinks(commands: Commands): Promise<Result<Links, PortError>> {
  const link = await output(commands, ip('-d', 'link', 'show'));
  const address = await output(commands, ip('address', 'show'));
  if (!link.ok) return link;
  if (!address.ok) return address;
  const addresses = readAddresses(address.value);
  const links = await Promise.all(
    readLinkLines(link.value).map(async (one) => ({
      ...one,
      addresses: addresses.get(one.name) ?? [],
      promotes: await promotes(one.name),
    })),
  );
  return ok({ links, ovsBridges: await readOvsBridges(commands) });
}

/**
 * Whether the kernel promotes secondary addresses of the interface. Either setting is enough: that
 * of the interface, or that of all.
 */
async function promotes(name: string): Promise<boolean> {
  const values = ['all', name].map(async (of) => {
    try {
      return await readFile(`/proc/sys/net/ipv4/conf/${of}/promote_secondaries`, 'utf8');
    } catch {
      return '0';
    }
  });
  return (await Promise.all(values)).some((value) => value.trim() !== '0');
}

/**
 * Reads `ip -o -d link show`, which prints each interface on one line. A backslash separates its
 * parts.
 */
export function readLinkLines(text: string): readonly Omit<Link, 'addresses' | 'promotes'>[] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', below, flags = '', rest = ''] =
      /^\d+: ([^\s:@]+)(?:@([^\s:]+))?: <([^>]*)>(.*)$/u.exec(line) ?? [];
    if (name === '') return [];
    const words = flags.split(',');
    const parts = rest.split('\\').map((part) => part.trim().split(' '));
    const vlan = parts.find(([kind]) => kind === 'vlan') ?? [];
    const tag = vlan[vlan.indexOf('id') + 1];
    return [
      {
        name,
        up: words.includes('UP'),
        carrier: words.includes('LOWER_UP'),
        master: / master (\S+)/u.exec(rest)?.[1] ?? null,
        kind: words.includes('LOOPBACK') ? 'loopback' : kindOf(parts.map(([first = '']) => first)),
        vlan: vlan.length === 0 || below === undefined ? null : { tag: Number(tag), below },
      } as const,
    ];
  });
}

/**
 * The interface's kind, from the first word of each part. A port of a bridge has `bridge_slave`,
 * which is a different word.
 */
function kindOf(words: readonly string[]): Link['kind'] {
  return (['bond', 'bridge', 'vlan'] as const).find((kind) => words.includes(kind)) ?? 'other';
}

/** Reads `ip -o address show`, which prints each address on one line. */
export function readAddresses(text: string): ReadonlyMap<string, readonly LinkAddress[]> {
  const found = new Map<string, LinkAddress[]>();
  for (const line of text.split('\n')) {
    const [, name = '', address = '', length = ''] =
      /^\d+: (\S+) +inet6? ([^\s/]+)(?:\/(\d+))?/u.exec(line) ?? [];
    if (!isIp(address)) continue;
    const left = / valid_lft (\d+)sec/u.exec(line)?.[1];
    const list = found.get(name) ?? [];
    list.push({
      address,
      prefixLength: Number(length === '' ? (address.includes(':') ? 128 : 32) : length),
      secondsLeft: left === undefined ? null : Number(left),
    });
    found.set(name, list);
  }
  return found;
}

async function readOvsBridges(commands: Commands): Promise<readonly OvsBridge[]> {
  const program = 'ovs-vsctl';
  if ((await commands.find(program)) === null) return [];
  const ask = async (...args: readonly string[]): Promise<string> => {
    const answer = await output(commands, { program, args: ['--timeout=3', ...args], limitMs });
    return answer.ok ? answer.value.trim() : '';
  };
  const names = (await ask('list-br')).split('\n').filter((name) => name !== '');
  return Promise.all(
    names.map(async (name) => {
      const tag = Number(await ask('br-to-vlan', name));
      const interfaces = await ask('list-ifaces', name);
      return {
        name,
        interfaces: interfaces.split('\n').filter((one) => one !== ''),
        vlan: tag > 0 ? { tag, of: await ask('br-to-parent', name) } : null,
      };
    }),
  );
}
