import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { endPool, newPool, poolCommand, type PoolHost } from '../../support/pool/pool.js';
import { programPath, runToEnd, type ProgramEnd } from '../../support/run/program.js';
import { testWhere } from '../../support/run/test-where.js';

const assets = resolve(__dirname, '../../../assets/ansible');
const wanted = process.env['XSCONSOLE_ANSIBLE'] === '1';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansible-'));
});
afterEach(async () => {
  await endPool();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the playbook on the hosts of a pool, each of which runs here. */
async function playbook(...more: readonly string[]): Promise<ProgramEnd> {
  return runToEnd(
    'ansible-playbook',
    [
      ...['-i', join(assets, 'inventory/pool'), '-i', join(folder, 'here.ini')],
      ...[join(assets, 'playbooks/reset.yml'), ...more],
    ],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        LC_ALL: 'C.UTF-8',
        ANSIBLE_NOCOLOR: '1',
        // One process for a task instead of five.
        ANSIBLE_PIPELINING: '1',
        ANSIBLE_LOCAL_TEMP: folder,
        ANSIBLE_REMOTE_TEMP: folder,
        XSCONSOLE_PLAYBOOK: join(folder, 'pool.json'),
      },
    },
  );
}

/** The line of a host at the end of a run. */
const recapLine = ({ stdout }: ProgramEnd, name: string): string =>
  stdout
    .slice(stdout.indexOf('PLAY RECAP'))
    .split('\n')
    .find((line) => line.startsWith(name)) ?? '';

function describeHosts(hosts: readonly PoolHost[]): void {
  const command = join(folder, 'xe-reset-networking');
  writeFileSync(
    command,
    `#!/bin/sh\nexec ${process.execPath} ${programPath('xe-reset-networking')} "$@"\n`,
  );
  chmodSync(command, 0o755);
  const requests = [
    { device: 'eth0', mode: 'static', ip: '127.16.0.11', netmask: '255.255.255.0' },
    { device: 'eth0', mode: 'static', ip: '127.16.0.52', netmask: '255.255.255.0' },
    { device: 'eth9', mode: 'dhcp' },
    { device: 'eth0', mode: 'static', ip: '127.16.0.54', netmask: '255.255.255.0' },
  ];
  writeFileSync(
    join(folder, 'here.ini'),
    [
      ...hosts.map(
        ({ dir }, index) =>
          `xcp-fra-0${index + 1} network_reset_root=${dir} ` +
          `network_reset_options='${JSON.stringify(requests[index])}'`,
      ),
      '[all:vars]',
      'ansible_connection=local',
      'ansible_python_interpreter=/usr/bin/python3',
      `network_reset_command=${command}`,
      'network_reset_pause=0',
      'network_reset_every=1',
      'network_reset_minutes=2',
      '',
    ].join('\n'),
  );
}

testWhere(wanted, 'it needs Debian’s ansible-core, and XSCONSOLE_ANSIBLE=1')(
  'Ansible resets a pool of four: check mode changes nothing, the failed host stops ' +
    'the rest and is reported',
  async () => {
    const hosts = await newPool(4);
    const [one, two, three, four] = hosts;
    if (one === undefined || two === undefined || three === undefined || four === undefined)
      throw new Error('four hosts');
    const listed = await poolCommand(one, '--playbook', '--json');
    writeFileSync(join(folder, 'pool.json'), listed.stdout);
    describeHosts(hosts);

    const dry = await playbook('--check', '--limit', 'xcp-fra-01,xcp-fra-02');
    expect(dry.stderr + dry.stdout).toContain(
      'Would change: /etc/firstboot.d/data/management.conf',
    );
    expect(dry.status).toBe(0);
    expect(await two.text('etc/firstboot.d/data/management.conf')).not.toContain('127.16.0.52');

    const run = await playbook('-e', 'network_reset_serial=1');
    expect(run.status).not.toBe(0);
    expect(run.stdout).toContain('eth9');
    expect(recapLine(run, 'xcp-fra-02')).toMatch(/changed=[1-9].*failed=0/u);
    expect(recapLine(run, 'xcp-fra-03')).toMatch(/failed=1/u);
    expect(recapLine(run, 'xcp-fra-04')).toBe('');
    const [pif] = (await one.records('PIF')).filter(({ IP }) => IP === '127.16.0.52');
    expect(pif).toMatchObject({ management: true });
    expect(await four.text('etc/firstboot.d/data/management.conf')).not.toContain('127.16.0.54');

    const again = await playbook('--limit', 'xcp-fra-01,xcp-fra-02');
    expect(again.stdout).toContain('As wanted: left alone.');
    expect(recapLine(again, 'xcp-fra-02')).toMatch(/changed=0.*failed=0/u);
    expect(again.status).toBe(0);
  },
  300_000,
);
