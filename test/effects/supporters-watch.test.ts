import { join } from 'node:path';
import type { ConsoleEvent } from '../../src/console/index.js';
import { HostWatch } from '../../src/effects/watch/host-watch.js';
import { ok, playbookPath, type HostPort } from '../../src/model/index.js';
import { asMap, asString, openRecord } from '../../src/xenapi/index.js';
import { whole } from '../support/disk/whole.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { embeddedAt } from '../support/host/hosts.js';
import { closedAfterTest, temporaryFolder, writeTree } from '../support/host/tree.js';
import { refusingXapi } from '../support/pool/impostor.js';
import { XapiProxy } from '../support/xapi-proxy.js';

const loopback = '127.0.0.1';
const coordinatorAddress = '192.0.2.77';

/** A coordinator that awaits its supporter, which listens at that port of the loopback. */
async function coordinatorWith(port: number): Promise<HostPort> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  writeTree(root, { [playbookPath]: '{}' });
  const proxy = await XapiProxy.of(root);
  proxy.answer(async (method, params) => {
    const answer = await proxy.pass(method, params);
    if (method !== 'host.get_all_records' || !answer.ok) return answer;
    const hosts = openRecord();
    for (const [ref, record] of Object.entries(asMap(whole(answer.value)))) {
      const host = asMap(record);
      const own = asString(host['hostname']) === 'xcp-fra-01';
      hosts[ref] = { ...host, address: own ? coordinatorAddress : loopback };
    }
    return ok(hosts);
  });
  await proxy.become('up');
  const host = await embeddedAt(root);
  const network = {
    ...host.network,
    xenApiPort: () => Promise.resolve(port),
    reachXenApi: () => Promise.resolve(ok(undefined)),
  };
  return { ...host, network };
}

test('the supporters are asked again and again, and the reminder ends once all are back', async () => {
  let asked = 0;
  const supporter = await refusingXapi({ host: loopback, port: 0 }, () => {
    asked += 1;
    return ['HOST_IS_SLAVE', asked > 2 ? coordinatorAddress : '192.0.2.66'];
  });
  const host = await coordinatorWith(supporter.port);
  const reminds: boolean[] = [];
  let wake = (): void => undefined;
  const watch = new HostWatch(
    { host: Promise.resolve(host), xapi: null, profile: null },
    (event: ConsoleEvent) => {
      if (event.kind === 'status') reminds.push(event.status.playbook === true);
      wake();
    },
    { wellMs: 100, unwellMs: 100 },
  );
  closedAfterTest(() => {
    watch.stop();
    return Promise.resolve();
  });
  await watch.watchStatus();
  while (reminds.at(-1) !== false)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  expect(reminds[0]).toBe(true);
  expect(asked).toBeGreaterThan(2);
  expect(await host.files.exists(playbookPath)).toBe(false);
});
