import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { openResets, type Resets } from '../../src/host/index.js';
import { drain, factsOf, operator, planOf, recordingMachine, supporterFiles } from '../support/reset-host.js';
import { temporaryFolder, writeTree } from '../support/tree.js';

const concerned = [...Object.keys(supporterFiles), '/var/tmp/network-reset'];

function hostFiles(root: string): Readonly<Record<string, string>> {
  const there = concerned.filter((path) => existsSync(join(root, path)));
  return Object.fromEntries(there.map((path) => [path, `${statSync(join(root, path)).mode.toString(8)} ${readFileSync(join(root, path), 'utf8')}`]));
}

function leftOvers(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.xsconsole') && !path.startsWith('var/lib/xsconsole'));
}

/** Runs the doomed program; answers its last words, '' when it was killed. */
function doomedRun(program: string, root: string, at: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, root, String(at)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let words = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (words += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) resolve(words);
      else reject(new Error(`change ${at}: exit status ${String(code)}`));
    });
  });
}

test('a real process killed at every change of the file system, writes half made: files whole; resume, undo and running again heal', async () => {
  const folder = temporaryFolder();
  const program = join(folder, 'doomed.js');
  buildSync({ entryPoints: [join(__dirname, '../support/doomed-run.ts')], bundle: true, platform: 'node', target: 'node20', outfile: program });
  const start = join(folder, 'start');
  writeTree(start, { ...supporterFiles, '/var/tmp/keep': '' });
  const copy = (from: string, name: string): string => {
    const to = join(folder, name);
    cpSync(from, to, { recursive: true, preserveTimestamps: true });
    return to;
  };
  const old = hostFiles(start);
  const whole = copy(start, 'whole');
  const words = await doomedRun(program, whole, -2);
  const changes = Number(/^done (\d+)\n$/.exec(words)?.[1]);
  expect(changes).toBeGreaterThan(150);
  const wanted = hostFiles(whole);

  const heal = async (wreck: string, name: string, work: (resets: Resets) => Promise<{ readonly result: string }>, allowed: Readonly<Record<string, unknown>>) => {
    const root = copy(wreck, name);
    const { result } = await work(await openResets(root, recordingMachine()));
    expect(Object.keys(allowed)).toContain(result);
    expect(hostFiles(root)).toEqual(allowed[result]);
    return root;
  };
  const trial = async (at: number): Promise<void> => {
    const wreck = copy(start, `wreck-${at}`);
    expect(await doomedRun(program, wreck, at)).toBe('');
    for (const path of concerned) expect([old[path], wanted[path]]).toContain(hostFiles(wreck)[path]);
    const status = await (await openResets(wreck, recordingMachine())).status();
    expect(status).toMatchObject({ ok: true, value: { running: null, damagedLines: [] } });
    await heal(wreck, `undone-${at}`, async (resets) => (await drain(resets.undo({ initiator: operator, force: false }))).outcome, { undone: old, nothingToUndo: old });
    const resumed = await heal(wreck, `resumed-${at}`, async (resets) => (await drain(resets.resume(operator))).outcome, { done: wanted, nothingToResume: old });
    expect(leftOvers(resumed)).toEqual([]);
    const again = await heal(wreck, `again-${at}`, async (resets) => {
      const facts = await factsOf(resets.files, 'networkd');
      return (await drain(resets.run(planOf(facts, 'plan-2'), { initiator: operator, basis: facts.files, reboot: true }))).outcome;
    }, { done: wanted });
    expect(leftOvers(again)).toEqual([]);
  };
  for (let at = 0; at < changes; at += 1) await trial(at);
}, 600_000);
