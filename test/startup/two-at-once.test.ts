import { dryRunMachine } from '../../src/embedded/index.js';
import { openResets } from '../../src/host/index.js';
import { finish } from '../../src/model/index.js';
import type { StartupEvent, StartupOutcome } from '../../src/reset/index.js';
import { completeAlone, startupPorts } from '../../src/startup/index.js';
import { startupErrorText, startupEventText } from '../../src/text/index.js';
import { embeddedAt } from '../support/host/hosts.js';
import { StartupHost } from './startup-host.js';

let host: StartupHost;
beforeEach(async () => {
  host = await StartupHost.open();
});
afterEach(() => host.close());

/** Another process that completes what is left of a reset. */
async function completing(): Promise<AsyncGenerator<StartupEvent, StartupOutcome>> {
  const machine = dryRunMachine();
  return completeAlone({
    ...(await startupPorts(
      await embeddedAt(host.dir),
      await openResets({ root: host.dir, machine }),
      host.client(),
      'useName',
      startupErrorText,
    )),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

test('the unit and somebody at a shell do not complete one reset at once', async () => {
  await host.trigger('DEVICE=eth1\nMODE=dhcp\n');
  const unit = await completing();
  expect((await unit.next()).value).toMatchObject({ kind: 'found' });
  const shell = await completing();
  const told = (await shell.next()).value;
  expect(told).toMatchObject({ kind: 'waiting', reason: 'otherProcess' });
  expect('kind' in told ? startupEventText(told) : '').toContain(
    `Another program completes the reset (process ${process.pid} of root since `,
  );
  const later = shell.next();
  await finish(unit);
  expect(await later).toEqual({ done: true, value: { result: 'nothing' } });
  expect(host.calls.filter((call) => call === 'host.reset_networking')).toHaveLength(1);
});

test('a completion that is cut off leaves the next one free', async () => {
  await host.trigger('DEVICE=eth1\nMODE=dhcp\n');
  const cutOff = await completing();
  await cutOff.next();
  await cutOff.return({ result: 'nothing' });
  const again = await completing();
  expect((await again.next()).value).toMatchObject({ kind: 'found', attempt: 2 });
  await again.return({ result: 'nothing' });
});
