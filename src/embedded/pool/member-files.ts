import { isJsonObject, jsonList, jsonText, parseJson } from '../../model/index.js';

/** A host of an embedded pool by its number: 1 is the coordinator. */
export interface PoolMember {
  readonly number: number;
  readonly name: string;
  readonly uuid: string;
  readonly controlDomainUuid: string;
}

/** The management address a host of the pool is made with. */
export function memberAddress(number: number): string {
  return `127.16.0.${10 + number}`;
}

/**
 * Networks of the assets, and where they lie in a pool: on the loopback. What is one host's own in
 * them is moved by the host's number; all else (gateways, servers) keeps its place.
 */
const networks: readonly (readonly [string, string, Readonly<Record<string, number>>])[] = [
  ['192.168.1.', '127.16.0.', { '10': 10, '57': 100 }],
  ['10.20.0.', '127.17.0.', { '10': 10, '131': 100 }],
  ['172.16.20.', '127.18.0.', { '44': 20, '45': 85, '46': 150 }],
  ['10.55.0.', '127.19.0.', { '12': 100 }],
  ['10.56.0.', '127.20.0.', { '12': 100 }],
];

/** Moves every address of the assets' networks into those of the pool. */
export function onLoopback(text: string, number: number): string {
  return text.replace(/\b(\d+\.\d+\.\d+\.)(\d+)\b/g, (whole, net: string, last: string) => {
    const found = networks.find(([from]) => from === net);
    if (found === undefined) return whole;
    const base = found[2][last];
    return `${found[1]}${base === undefined ? last : base + number}`;
  });
}

/** The same port in another host: only the first one's are as the assets have them. */
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
export function memberFile(text: string, member: PoolMember, ports: readonly string[]): string {
  const { number } = member;
  const moved = onLoopback(text, number).replace(/\b([0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, (mac) =>
    ports.includes(mac.toLowerCase()) ? memberMac(mac.toLowerCase(), number) : mac,
  );
  return moved
    .replace(/^INSTALLATION_UUID=.*$/m, `INSTALLATION_UUID='${member.uuid}'`)
    .replace(/^CONTROL_DOMAIN_UUID=.*$/m, `CONTROL_DOMAIN_UUID='${member.controlDomainUuid}'`);
}
