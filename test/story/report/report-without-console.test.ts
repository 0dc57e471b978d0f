import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
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
  #said = '';
  #hear = (): void => undefined;

  constructor(tree: string) {
    const words = [programPath('complete-network-reset'), '--root', tree, '--wait'];
    this.#child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
      this.#hear();
    });
  }

  says(words: string): Promise<void> {
    return new Promise((resolve) => {
      this.#hear = () => {
        if (this.#said.includes(words)) resolve();
      };
      this.#hear();
    });
  }

  /** Its exit status. */
  async ends(): Promise<unknown> {
    const { exitCode } = this.#child;
    return exitCode ?? (await once(this.#child, 'exit'))[0];
  }

  stops(): void {
    this.#child.kill('SIGKILL');
  }
}

let step: StartupStep | null = null;

afterEach(() => {
  step?.stops();
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

test('where no XAPI knows the trigger the start-up step waits until XAPI answers', async () => {
  const tree = await newHost({ booted: true });
  rmSync(join(tree, 'opt/xensource/bin/xapi'));
  await committed(tree);
  await restarts(tree);
  step = new StartupStep(tree);
  await step.says('Waiting until XAPI answers');
  await new XapiOfItsOwn(tree).starts();
  await step.says('The emergency network reset is complete');
  expect(await step.ends()).toBe(0);
  expect(existsSync(join(tree, 'var/tmp/network-reset'))).toBe(false);
});
