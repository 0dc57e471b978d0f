import { describedAddresses } from '../../src/embedded/held-addresses.js';
import { parseNetworkCache } from '../../src/embedded/lan/network-cache.js';
import { withoutSecrets } from '../../src/host/report/redact.js';
import { maskUnknown } from '../../src/host/report/mask.js';
import { hasPassword } from '../../src/host/login/root-password.js';
import { readDevicePositions } from '../../src/host/nics/device-positions.js';
import { parseUndoList } from '../../src/host/resets/undo-list.js';
import { readHelperLine } from '../../src/host/wire/wire-helper.js';
import { parseResolvConf } from '../../src/host/network/name-servers.js';
import { readAddresses, readLinkLines } from '../../src/host/temporary/read-links.js';
import { sourcesIn, withSources } from '../../src/host/time/time-servers.js';
import { memberInTree, readLoginPolicy } from '../../src/host/login/login-policy.js';
import { readSettings } from '../../src/host/settings.js';
import { isPoolLoss, isWireFinding, parseEmergencyNote } from '../../src/model/index.js';
import { parseMap, parseSet } from '../../src/model/database/sexpr.js';
import { parseJson } from '../../src/model/json.js';
import { readDatabaseFile } from '../../src/operations/facts/database-file.js';
import { knownServer } from '../../src/operations/known-servers.js';
import {
  inventoryDamage,
  parseAttempts,
  parseInventory,
  parseJournalEntry,
  parseOvsDatabase,
  parsePoolConf,
  parseTrigger,
} from '../../src/reset/index.js';
import { parseManagement } from '../../src/reset/files/firstboot-data.js';
import { parseNetworkdDatabase } from '../../src/reset/files/networkd-database.js';
import { isVerificationReport } from '../../src/reset/startup/stored-report.js';
import { decodeJsonAnswer, decodeXmlAnswer } from '../../src/xenapi/index.js';
import type { HostTree } from '../../src/host/index.js';
import { filesWith } from './one-text.js';

/** A file that a hostile tree, user or host may have written, and who reads it. */
export interface HostileReader {
  readonly sample: string;
  /** Its value is of no account: that it comes is. */
  readonly read: (text: string) => unknown;
}

const shell = '# a comment\nKEY=\'value\'\nOTHER="x"\nINSTALLATION_UUID=1\n';
const inventory =
  "INSTALLATION_UUID='0b9d'\nCONTROL_DOMAIN_UUID='7e1b'\nMANAGEMENT_INTERFACE='x'\n";
const row = '{"Bridge":{"b":{"name":"xenbr0","ports":["set",[["uuid","p"]]]}},"Port":{"p":{"name"';
const ovs = `OVSDB JSON 9 ${'0'.repeat(40)}\n${row}:"eth0","interfaces":["uuid","i"]}}}\n`;
const json = (read: (value: unknown) => unknown) => (text: string) => {
  const parsed = parseJson(text);
  return parsed.ok ? read(parsed.value) : parsed;
};
const file = (text: string) =>
  ({ state: 'present', text, mode: 0o644, uid: 0, gid: 0, real: '/x' }) as const;
const tree = (text: string): HostTree => filesWith(text);

/** All of them. */
export const hostileReaders: Readonly<Record<string, HostileReader>> = {
  journal: {
    sample:
      '{"kind":"event","event":{"planId":"p","seq":0,' +
      '"at":"2026-01-02T03:04:05Z","step":4,"phase":"done"}}',
    read: parseJournalEntry,
  },
  'undo list': {
    sample: '[{"file":"inventory","state":"present","copy":"0","digest":"","mode":420}]',
    read: parseUndoList,
  },
  attempts: {
    sample: '{"digest":"","attempts":1,"firstAt":"","lastAt":"","lastError":"","vlanNetwork":""}',
    read: parseAttempts,
  },
  'wire finding': {
    sample: '{"code":"carrier","device":"eth0","link":"up","seconds":8,"seen":["10.0.0.1"]}',
    read: json(isWireFinding),
  },
  'pool loss': { sample: '{"pifs":["a"],"bonds":[],"vlans":[]}', read: json(isPoolLoss) },
  report: {
    sample:
      '{"planId":"p","at":"x",' +
      '"checks":[{"code":"device","wanted":"","got":"","ok":true}],"lost":{}}',
    read: json(isVerificationReport),
  },
  settings: { sample: '{"autoLogoutMinutes": 5}', read: (text) => readSettings(tree(text)) },
  'known servers': {
    sample: '{"https://h": "AB:CD"}',
    read: (text) => knownServer(tree(text), 'https://h'),
  },
  'emergency note': {
    sample: '{"coordinator":"h","reason":"x","detail":"","since":"","tried":1}',
    read: parseEmergencyNote,
  },
  inventory: {
    sample: inventory,
    read: (text) => [parseInventory(text), inventoryDamage(text)],
  },
  'firstboot data': {
    sample: "LABEL='eth0'\nMODE='static'\nIP='10.0.0.1'\nVLAN=12\n",
    read: parseManagement,
  },
  trigger: { sample: 'DEVICE=eth0\nMODE=dhcp\nVLAN=3\n', read: (text) => parseTrigger(text) },
  'pool.conf': { sample: 'slave:10.0.0.1', read: (text) => parsePoolConf(file(text)) },
  'networkd.db': {
    sample:
      '{"interface_config":{"x":{"ipv4_conf":["Static4",[["10.0.0.2",24]]]}},"bridge_config":{}}',
    read: parseNetworkdDatabase,
  },
  'order of ports': {
    sample: '{"interface_order":[{"name":"eth0","position":0}]}',
    read: (text) => readDevicePositions({ ...tree(text), exists: () => Promise.resolve(false) }),
  },
  'Open vSwitch': { sample: ovs, read: (text) => parseOvsDatabase(text, () => true) },
  'network.dbcache': {
    sample: '<?xml version="1.0"?><xenserver-network-configuration><pif ref="x"><a>1</a></pif></>',
    read: parseNetworkCache,
  },
  'pool database': {
    sample:
      '<?xml version="1.0"?><database><manifest/><table name="PIF"><row ref="r" ' +
      'id="r"/></table></database>',
    read: (text) => readDatabaseFile(text, ['PIF']),
  },
  'set of strings': { sample: "('a' 'b%.c')", read: parseSet },
  'map of strings': { sample: "(('a' 'b')('c' 'd'))", read: parseMap },
  'addresses of a described kernel': {
    sample: '{"eth0":["10.0.0.1/24"]}',
    read: (text) => describedAddresses(text),
  },
  'resolv.conf': {
    sample: 'nameserver 10.0.0.1\nsearch a b\n',
    read: parseResolvConf,
  },
  'chrony.conf': {
    sample: 'server a iburst\npool b\n',
    read: (text) => [sourcesIn(text), withSources(text, ['c'])],
  },
  'etc/shadow': { sample: 'root:!!:1::::::\n', read: hasPassword },
  'etc/group': { sample: 'admins:x:5:a,b\n', read: (text) => memberInTree(tree(text))('a', 'b') },
  'console.conf': { sample: shell, read: (text) => readLoginPolicy(tree(text)) },
  'ip link': {
    sample: '2: eth0@eth1: <UP,LOWER_UP> mtu 1500 master br0 \\    link/ether x \\ vlan id 5\n',
    read: readLinkLines,
  },
  'ip address': {
    sample: '2: eth0    inet 10.0.0.1/24 scope global valid_lft 5sec\n',
    read: readAddresses,
  },
  "the wire's helper": { sample: 'frame - 00ff', read: readHelperLine },
  'a log for the support report': {
    sample: 'Jan  1 host xapi: [debug] password=x {"a": "b"}\n',
    read: (text) => maskUnknown(withoutSecrets(text), 'text'),
  },
  'JSON answer': {
    sample: '{"jsonrpc":"2.0","id":1,"result":{"a":["b"]}}',
    read: (text) => decodeJsonAnswer(text, 1),
  },
  'XML answer': {
    sample:
      '<?xml version="1.0"?><methodResponse><params><param><value><string>x</string></value>' +
      '</param></params></methodResponse>',
    read: decodeXmlAnswer,
  },
};
