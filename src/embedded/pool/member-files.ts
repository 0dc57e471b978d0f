import { isJsonObject, jsonList, jsonText, parseJson } from '../../model/index.js';

/** A host of an embedded pool. Number 1 is the coordinator. */
export interface EmbeddedMember {
  readonly number: number;
  readonly name: string;
  readonly uuid: string;
  readonly controlDomainUuid: string;
}

/** The management address of a new host of the pool. */
export function memberAddress(number: number): string {
  return `127.16.0.${10 + number}`;
}

/**
 * The networks of the assets, and the networks on the loopback that stand for them in a pool. The
 * record gives the last byte of each address that belongs to one host, and its new base; the host's
 * number is added to that. All other addresses (gateways, servers) keep their last byte.
 */
const networks: readonly (readonly [string, string, Readonly<Record<string, number>>])[] = [
  ['192.168.1.', '127.16.0.', { '10': 10, '57': 100 }],
  ['10.20.0.', '127.17.0.', { '10': 10, '131': 100 }],
  ['172.16.20.', '127.18.0.', { '44': 20, '45': 85, '46': 150 }],
  ['10.55.0.', '127.19.0.', { '12': 100 }],
  ['10.56.0.', '127.20.0.', { '12': 100 }],
];

/** Moves every address of the assets' networks into the pool's networks. */
export function onLoopback(text: string, number: number): string {
  return text.replace(/\b(\d+\.\d+\.\d+\.)(\d+)\b/g, (whole, net: string, last: string) => {
    const found = networks.find(([from]) => from === net);
    if (found === undefined) return whole;
    const base = found[2][last];
    return `${found[1]}${base === undefined ? last : base + number}`;
  });
}

/** The MAC of the same port in another host. The first host keeps the MACs of the assets. */
export function memberMac(mac: string, number: number): string {
  const bytes = mac.split(':');
  if (number === 1) return mac;
  const fifth = (parseInt(bytes[4] ?? '0', 16) + number) % 256;
  return [...bytes.slice(0, 4), fifth.toString(16).padStart(2, '0'), ...bytes.slice(5)].join(':');
}

/** The MACs of the ports in a description of hardware. */
export function portsOf(hardware: string): readonly string[] {
  const read = parseJson(hardware);
  return jsonList(read.ok && isJsonObject(read.value) ? read.value['nics'] : []).flatMap((nic) =>
    isJsonObject(nic) ? [jsonText(nic, 'mac')] : [],
  );
}

/** A file of the assets as it is on a host of the pool. */
export function memberFile(text: string, member: EmbeddedMember, ports: readonly string[]): string {
  const { number } = member;
  const moved = onLoopback(text, number).replace(/\b([0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, (mac) =>
    ports.includes(mac.toLowerCase()) ? memberMac(mac.toLowerCase(), number) : mac,
  );
  return moved
    .replace(/^INSTALLATION_UUID=.*$/m, `INSTALLATION_UUID='${member.uuid}'`)
    .replace(/^CONTROL_DOMAIN_UUID=.*$/m, `CONTROL_DOMAIN_UUID='${member.controlDomainUuid}'`);
}

/**
 * The network around a host of the pool: its name servers know all hosts. What is described of
 * another host's XenAPI is left out, because the other hosts are real processes.
 */
export function memberLan(lan: string, members: readonly EmbeddedMember[]): string {
  const read = parseJson(lan);
  if (!read.ok || !isJsonObject(read.value)) return lan;
  const { names } = read.value;
  const known = members.flatMap(({ name, number }) =>
    [name, `${name}.example.org`].map((one) => [one, [memberAddress(number)]] as const),
  );
  return `${JSON.stringify(
    {
      ...read.value,
      xenapi: [],
      names: { ...(isJsonObject(names) ? names : {}), ...Object.fromEntries(known) },
    },
    null,
    2,
  )}\n`;
}
