import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  changesOf,
  failingProgram,
  inBatches,
  type DiskFault,
} from '../support/disk/failing-program.js';
import { makeHostTree, textAt } from '../support/host/host-tree.js';
import { kindsOfChange } from '../support/disk/kinds-of-change.js';
import { temporaryFolder } from '../support/host/tree.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const concerned = [
  'etc/xensource/pool.conf',
  'etc/xensource-inventory',
  'etc/firstboot.d/data/management.conf',
  'var/lib/xcp/networkd.db',
  'var/tmp/network-reset',
];
const states = (root: string): readonly (string | null)[] =>
  concerned.map((path) => textAt(root, path));

test(
  'a signal at the changes of the file system: nothing is changed before the first of the ' +
    "host's files, all is done after it",
  async () => {
    const folder = temporaryFolder();
    const host = (name: string): string => {
      makeHostTree(join(folder, name));
      return join(folder, name);
    };
    const program = failingProgram('xe-reset-networking', folder);
    const whole = host('whole');
    const old = states(whole);
    const run = (root: string) => (fault: DiskFault) =>
      program(['--root', root, '--yes', '-m', '10.0.0.9', '--device', 'eth1'], fault);
    const changes = await changesOf(run(whole), folder);
    const wanted = states(whole);
    const first = changes.findIndex(
      (name) => name.startsWith('rename ') && name.endsWith('/etc/xensource/pool.conf'),
    );
    expect(first).toBeGreaterThan(50);

    // The run reads what a signal has set at its steps, so the step counts and not the operation.
    // The changes before the first of the host's files are where that turns. Those at the end come
    // when the run is over: all of them.
    const [turning, end] = [[first - 11, first - 6], [...changes.keys()].slice(-8)];
    const tried = [...new Set([...kindsOfChange(changes, 'phase'), ...turning, ...end])];
    const ends = new Map<number, number | null>();
    await inBatches(tried, async (at) => {
      const root = host(`host-${at}`);
      const does = signals[at % signals.length] ?? 'SIGINT';
      const { status, signal, stderr } = await run(root)({ at, does });
      ends.set(at, status);
      expect([at, signal, states(root)]).toEqual([at, null, status === 0 ? wanted : old]);
      // The last changes come when the run is over: the lock goes, the log is written.
      if (status === 1)
        expect(stderr).toMatch(
          /^Stopping as soon as it is safe\. .*\nStopped\. Nothing has been changed\.\n$/,
        );
      rmSync(root, { recursive: true });
    });
    const turn = Math.min(...[...ends].filter(([, status]) => status === 0).map(([at]) => at));
    for (const [at, status] of ends) expect([at, status]).toEqual([at, at < turn ? 1 : 0]);
    // The first step to change something was announced in the journal a few changes before its file
    // took its name.
    expect(first - turn).toBeGreaterThanOrEqual(0);
    expect(first - turn).toBeLessThan(12);
  },
  900_000,
);

test.each(['--resume', '--undo'])(
  'a signal at the changes of the file system within %s: it goes on to its end, or has not begun',
  async (option) => {
    const folder = temporaryFolder();
    const program = failingProgram('xe-reset-networking', folder);
    const args = ['--yes', '-m', '10.0.0.9', '--device', 'eth1'];
    const [whole, halfWay] = [join(folder, 'whole'), join(folder, 'half-way')];
    makeHostTree(whole);
    makeHostTree(halfWay);
    const old = states(whole);
    const run = await changesOf((fault) => program(['--root', whole, ...args], fault), folder);
    const at = run.findIndex((name) => /^rename .*\/management\.conf$/.test(name));
    await program(['--root', halfWay, ...args], { at, does: 'kill' });
    const begun = states(halfWay);
    const wanted = option === '--undo' ? old : states(whole);
    expect(new Set([old, begun, states(whole)].map((one) => JSON.stringify(one))).size).toBe(3);

    const copy = (name: string): string => {
      execFileSync('cp', ['-a', halfWay, join(folder, name)]);
      return join(folder, name);
    };
    const smooth = copy('smooth');
    const changes = await changesOf(
      (fault) => program(['--root', smooth, option, '--yes'], fault),
      folder,
    );
    expect(states(smooth)).toEqual(wanted);
    const tried = new Set([...kindsOfChange(changes, 'phase'), changes.length - 1]);
    await inBatches([...tried], async (number) => {
      const root = copy(`host-${number}`);
      const does = signals[number % signals.length] ?? 'SIGINT';
      const { status, signal, stderr } = await program(['--root', root, option, '--yes'], {
        at: number,
        does,
      });
      expect([number, signal, states(root)]).toEqual([number, null, status === 0 ? wanted : begun]);
      if (status !== 0) expect([status, stderr]).toEqual([1, 'Stopped. Nothing was changed.\n']);
      rmSync(root, { recursive: true });
    });
  },
  900_000,
);
