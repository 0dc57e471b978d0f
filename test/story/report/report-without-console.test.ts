import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  committed,
  hostBeforeReboot,
  newestReset,
  restarts,
  XapiOfItsOwn,
} from '../../support/story/after-reboot.js';
import { programPath } from '../../support/run/program.js';
import { newHost } from '../../support/story/story.js';

/** The start-up step, and what it says. */
class StartupStep {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #said = '';
  #hear = (): void => undefined;

  constructor(tree: string) {
    const words = [programPath('complete-network-reset'), '--root', tree, '--wait'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
        this.#hear();
      });
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.on('close', resolve);
    });
  }

  /** Waits for these words. A step that ends without them fails the story with all it said. */
  says(words: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#hear = () => {
        if (this.#said.includes(words)) resolve();
      };
      this.#hear();
      void this.#ended.then((status) => {
        reject(
          new Error(`it ended with ${status ?? 'a signal'} without "${words}": ${this.#said}`),
        );
      });
    });
  }

  /** Its exit status. */
  ends(): Promise<number | null> {
    return this.#ended;
  }

  async stops(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

let step: StartupStep | null = null;

afterEach(async () => {
  await step?.stops();
});

test('where XAPI knows the trigger the start-up step never resets: it waits and reports', async () => {
  const tree = await hostBeforeReboot();
  await restarts(tree);
  step = new StartupStep(tree);
  await step.says('XAPI of this host completes the reset itself');
  const xapi = await new XapiOfItsOwn(tree).starts();
  expect(existsSync(join(tree, 'var/tmp/network-reset'))).toBe(true);
  await xapi.completes();
  await step.says('The emergency network reset is complete');
  expect(await step.ends()).toBe(0);
  expect((await newestReset(tree)).completed?.report).toHaveProperty('checks');
});

test('where an upgrade brings a XAPI that knows the trigger, the start-up step leaves it to that', async () => {
  const tree = await hostBeforeReboot();
  await restarts(tree);
  const binary = join(tree, 'opt/xensource/bin/xapi');
  renameSync(binary, `${binary}.rpm`);
  step = new StartupStep(tree);
  await step.says('Waiting until XAPI answers');
  renameSync(`${binary}.rpm`, binary);
  const xapi = await new XapiOfItsOwn(tree).starts();
  await step.says('XAPI of this host completes the reset itself');
  expect(existsSync(join(tree, 'var/tmp/network-reset'))).toBe(true);
  await xapi.completes();
  expect(await step.ends()).toBe(0);
  expect((await newestReset(tree)).completed?.report).toHaveProperty('checks');
});

test.each([
  ['while the start-up step waits', true],
  ['before the reboot', false],
])(
  'where an upgrade of XAPI %s moves the trigger, the step completes the reset',
  async (_, waits) => {
    const tree = await newHost({ booted: true });
    const binary = join(tree, 'opt/xensource/bin/xapi');
    const upgrade = (): void => {
      renameSync(binary, `${binary}.old`);
      writeFileSync(binary, 'It looks at /var/tmp/network-reset.');
    };
    writeFileSync(binary, 'It looks at /tmp/network-reset.');
    await committed(tree);
    await restarts(tree);
    if (!waits) upgrade();
    step = new StartupStep(tree);
    await step.says(waits ? 'XAPI of this host completes the reset itself' : 'until XAPI answers');
    if (waits) upgrade();
    await new XapiOfItsOwn(tree).starts();
    await step.says('The emergency network reset is complete');
    expect(await step.ends()).toBe(0);
    expect(existsSync(join(tree, 'tmp/network-reset'))).toBe(false);
    expect((await newestReset(tree)).completed?.report).toHaveProperty('checks');
  },
);

test('where no XAPI knows the trigger the start-up step waits until XAPI answers, on any socket', async () => {
  const tree = await newHost({ booted: true });
  rmSync(join(tree, 'opt/xensource/bin/xapi'));
  await committed(tree);
  await restarts(tree);
  step = new StartupStep(tree);
  await step.says('Waiting until XAPI answers');
  await new XapiOfItsOwn(tree, 'var/xapi/xapi').starts();
  await step.says('The emergency network reset is complete');
  expect(await step.ends()).toBe(0);
  expect(existsSync(join(tree, 'var/tmp/network-reset'))).toBe(false);
});
