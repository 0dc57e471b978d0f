import { merge, pool, type Tables } from '../pool-file.js';
import { withXapi } from '../with-xapi.js';

const idle: Tables = {
  host: { h1: { enabled: 'false' } },
  VM: { 'h1-vm': { power_state: 'Halted', resident_on: 'OpaqueRef:NULL' } },
};

/** A host whose power answers `error`; `asked` resolves once it has been asked to boot. */
function powered(error: string | null) {
  let told: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    told = resolve;
  });
  return {
    asked,
    setting: {
      power: () =>
        Promise.resolve(() => {
          told();
          return Promise.resolve(error);
        }),
    },
  };
}

test(
  'host.reboot boots a host that has its own power in hand, which comes up enabled; the ' +
    'change is on the disk before',
  async () => {
    const { asked, setting } = powered(null);
    await withXapi(
      merge(pool(), idle),
      async ({ call, record, closed }) => {
        expect(await call('host.reboot', 'h1')).toBe('');
        await asked;
        expect(await record('host', 'h1')).toMatchObject({ enabled: true });
        expect(await closed()).toMatch(/<row ref="h1"[^>]* enabled="true"/);
      },
      setting,
    );
  },
);

test('a power that fails is told of in the log', async () => {
  const { asked, setting } = powered('the embedded host has ended');
  await withXapi(
    merge(pool(), idle),
    async ({ call, log }) => {
      await call('host.reboot', 'h1');
      await asked;
      await new Promise(setImmediate);
      expect(log).toContain('host.reboot: this host stays up: the embedded host has ended');
    },
    setting,
  );
});

test.each<[string, Tables, string, readonly unknown[]]>([
  [
    'a host that still takes VMs',
    { host: { h1: { enabled: 'true' } } },
    'h1',
    ['HOST_NOT_DISABLED'],
  ],
  [
    'a host that runs VMs',
    { VM: { 'h1-vm': { power_state: 'Running', resident_on: 'h1' } } },
    'h1',
    ['HOST_IN_USE', 'h1', 'VM', 'h1-vm'],
  ],
  [
    'another host of the pool',
    merge({
      host: { h2: { enabled: 'false' } },
      VM: { 'h2-vm': { resident_on: 'OpaqueRef:NULL' } },
    }),
    'h2',
    ['INTERNAL_ERROR', expect.stringContaining('h2')],
  ],
])('%s is not booted', async (_name, change, host, expected) => {
  const { setting } = powered('it was asked');
  await withXapi(
    merge(pool(), idle, change),
    async ({ error, log }) => {
      expect(await error('host.reboot', host)).toEqual(expected);
      expect(log.join()).not.toContain('stays up');
    },
    setting,
  );
});

test('nothing here switches a host off', async () => {
  await withXapi(
    merge(pool(), idle),
    async ({ error }) => {
      expect(await error('host.shutdown', 'h1')).toEqual([
        'INTERNAL_ERROR',
        expect.stringContaining('shutdown it there'),
      ]);
    },
    powered(null).setting,
  );
});
