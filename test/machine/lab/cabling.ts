import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, jsonList, jsonText, parseJson } from '../../../src/model/index.js';
import type { FarEnd } from '../../support/host/wire.js';
import type { Machine } from './machine.js';
import { resetCommand } from './on-machine.js';

const script = '/root/far-end.py';
/** Characters in one line for the guest's shell. */
const longestLine = 1000;

/** Loads the drivers that a host has, and makes the far end: a network namespace of its own. */
export async function prepareCabling(machine: Machine): Promise<void> {
  const text = readFileSync(join(__dirname, '../../wire/far-end.py')).toString('base64');
  for (let at = 0; at < text.length; at += longestLine)
    await machine.run(`printf %s ${text.slice(at, at + longestLine)} >> ${script}.base64`);
  await runAll(machine, [
    `base64 -d ${script}.base64 > ${script}`,
    'modprobe -a veth bonding 8021q openvswitch',
    'systemctl start openvswitch-switch',
    'ip netns add far',
    // The far end answers on the port that was asked, for the addresses of that port only.
    'ip netns exec far sysctl -qw net.ipv4.conf.all.arp_ignore=1',
  ]);
}

/** Runs commands in their order; the first that fails ends it. */
export async function runAll(machine: Machine, commands: readonly string[]): Promise<void> {
  for (const command of commands) await machine.run(command);
}

/** A cable from a port of this host to a port at the far end, both up. */
export function cable(near: string, far: string, mac: string): readonly string[] {
  return [
    `ip link add ${near} address ${mac} type veth peer name ${far} netns far`,
    `ip link set ${near} up`,
    `ip -n far link set ${far} up`,
  ];
}

/** Everything that answers on a port of the far end, in a subnet of its own. */
export async function answerOn(machine: Machine, device: string, subnet: number): Promise<void> {
  const net = `192.0.${subnet}`;
  const request: FarEnd = {
    kernel: [`${net}.1/24`],
    holds: { [`${net}.10`]: '00:11:22:33:44:55' },
    offers: [
      {
        server: `${net}.1`,
        address: `${net}.57`,
        netmask: ['255.255.255.0'],
        routers: [`${net}.1`],
      },
    ],
  };
  const heard = `/root/frames-${device}`;
  await machine.run(
    `(sleep infinity | ip netns exec far python3 ${script} ${device} ` +
      `'${JSON.stringify(request)}' ${heard} > ${heard}.ready) > /dev/null 2>&1 &`,
  );
  await machine.until(`grep -q ready ${heard}.ready`);
}

/** The source addresses of the DHCP questions that came to a port of the far end. */
export async function askersOn(machine: Machine, device: string): Promise<readonly string[]> {
  const frames = await machine.run(`grep '^[^ ]* ffffffffffff' /root/frames-${device}`);
  const questions = frames
    .split('\n')
    .filter((line) => line.split(' ')[1]?.slice(24, 28) === '0800');
  return [...new Set(questions.map((line) => line.split(' ')[1]?.slice(12, 24) ?? ''))];
}

/** What a look at a port finds, as `code subject`. It asks about addresses of `net`, a /24. */
export async function look(
  machine: Machine,
  options: string,
  net: string,
): Promise<readonly string[]> {
  const said = await machine.run(
    `${resetCommand} --probe --json --listen 8 ${options} --ip ${net}.10 ` +
      `--netmask 255.255.255.0 --gateway ${net}.1`,
  );
  const read = parseJson(said);
  const findings = read.ok && isJsonObject(read.value) ? jsonList(read.value['findings']) : [];
  const found = findings.map((one) =>
    isJsonObject(one) ? `${jsonText(one, 'code')} ${jsonText(one, 'subject')}` : '',
  );
  // An emulated processor may let the program that listens have no time to start in.
  return found.some((one) => one.startsWith('notLooked ')) ? look(machine, options, net) : found;
}
