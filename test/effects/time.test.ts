import { embeddedAt } from '../support/host/hosts.js';
import { changeTime } from '../../src/effects/change/time.js';
import type { ChangeResult, TimeRequest } from '../../src/console/index.js';
import { textAt } from '../support/host/host-tree.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

const fine: ChangeResult = { ok: true, detail: '' };
const errors = {
  notKnown: { ok: false, code: 'notKnown', detail: 'MESSAGE_METHOD_UNKNOWN' },
  xapiDown: { ok: false, code: 'xapiDown', detail: '' },
  timedOut: { ok: false, code: 'timedOut', detail: '' },
} as const;
const manual: TimeRequest = {
  mode: 'manual',
  servers: ['fd00::123', 'ntp.example.com'],
  clock: null,
};

/** What comes of a wish on a tree whose XAPI answers so. */
async function wished(
  request: TimeRequest,
  told: ChangeResult,
): Promise<{
  readonly result: ChangeResult;
  readonly conf: string | null;
  readonly asked: readonly TimeRequest[];
}> {
  const root = temporaryFolder();
  writeTree(root, { 'etc/chrony.conf': 'pool time.example.com\nmakestep 1 3\n' });
  const asked: TimeRequest[] = [];
  const result = await changeTime({ host: embeddedAt(root), xapi: null }, request, (one) => {
    asked.push(one);
    return Promise.resolve(told);
  });
  return { result, conf: textAt(root, 'etc/chrony.conf'), asked };
}

test('through XenAPI where that does it', async () => {
  expect(await wished(manual, fine)).toEqual({
    result: fine,
    asked: [manual],
    conf: 'pool time.example.com\nmakestep 1 3\n',
  });
});

test.each(['notKnown', 'xapiDown', 'timedOut'] as const)(
  "%s: own servers go into the host's own file",
  async (code) => {
    expect(await wished(manual, errors[code])).toMatchObject({
      result: fine,
      conf: 'server fd00::123 iburst\nserver ntp.example.com iburst\nmakestep 1 3\n',
    });
  },
);

test.each(['dhcp', 'default'] as const)(
  '%s cannot be had without XAPI, and that is told',
  async (mode) => {
    expect((await wished({ mode, servers: [], clock: null }, errors.xapiDown)).result).toEqual(
      errors.xapiDown,
    );
  },
);

test("XAPI's own no is one", async () => {
  const no = { ok: false, code: 'refused', detail: 'HOST_OFFLINE' } as const;
  expect(await wished(manual, no)).toMatchObject({
    result: no,
    conf: 'pool time.example.com\nmakestep 1 3\n',
  });
});

test('a tree has no service to stop and no clock to set: that is said, and nothing was asked for', async () => {
  expect((await wished({ mode: 'off', servers: [], clock: null }, errors.notKnown)).result).toEqual(
    { ok: false, code: 'notHere', detail: 'systemctl disable --now chronyd' },
  );
  const clock = await wished({ mode: 'off', servers: [], clock: '2026-11-22 15:04:05' }, fine);
  expect(clock).toMatchObject({
    result: { ok: false, code: 'notHere', detail: 'date -s 2026-11-22 15:04:05' },
    asked: [],
  });
});
