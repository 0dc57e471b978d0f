import { testTargets } from '../../support/host/host-calls.js';
import type { NetworkTestOptions, TestResult, TestTarget } from '../../../src/model/index.js';
import { makeLanTree } from '../../support/host/lan.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

async function story(
  root: string,
  targets: readonly TestTarget[],
  options: NetworkTestOptions = {},
): Promise<readonly string[]> {
  const all: TestResult[] = [];
  await testTargets(root, targets, (result) => all.push(result), options);
  return all.map(({ of, asked, outcome }) =>
    [
      of,
      asked,
      outcome.state,
      'detail' in outcome
        ? outcome.detail
        : 'servers' in outcome
          ? `${outcome.code} ${outcome.servers.join(' ')}`
          : '',
    ]
      .filter((word) => word !== '')
      .join(' '),
  );
}

const every = (['loopback', 'gateway', 'dns', 'coordinator'] as const).map((of) => ({
  of,
  text: '',
}));
const own = (text: string): readonly TestTarget[] => [{ of: 'own', text }];

function lanTree(files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  makeLanTree(root);
  writeTree(root, { 'etc/xensource/pool.conf': 'slave:10.0.0.7', ...files });
  return root;
}

test('everything a supporter needs, on a LAN where all is well', async () => {
  expect((await story(lanTree(), every)).toSorted()).toEqual([
    'coordinator 10.0.0.7 answered',
    'dns 10.0.0.2 answered',
    'gateway 10.0.0.1 answered',
    'loopback 127.0.0.1 answered',
    'loopback ::1 answered',
  ]);
});

test('nobody to ask is told as that, never as success', async () => {
  expect((await story(temporaryFolder(), every)).toSorted()).toEqual([
    'coordinator absent',
    'dns absent',
    'gateway absent',
    'loopback 127.0.0.1 answered',
    'loopback ::1 answered',
  ]);
});

test(
  'silence: a coordinator without XenAPI, a name server that is not there, an address nobody ' +
    'has',
  async () => {
    const root = lanTree({
      'etc/resolv.conf': 'nameserver 10.0.0.99\n',
      'etc/xensource/pool.conf': 'slave:10.0.0.1',
    });
    expect((await story(root, every)).filter((line) => !line.startsWith('loop'))).toEqual(
      expect.arrayContaining([
        'coordinator 10.0.0.1 noXapi',
        'dns 10.0.0.99 silent',
        'gateway 10.0.0.1 answered',
      ]),
    );
    expect(await story(root, own('10.0.0.99'))).toEqual(['own 10.0.0.99 silent']);
  },
);

test(
  'an own text: a name is tried by one address of each family; unknown names and texts that ' +
    'are none are told',
  async () => {
    const root = lanTree();
    expect((await story(root, own('pool.example.com'))).toSorted()).toEqual([
      'own 10.0.0.7 answered',
      'own 2001:db8::1 answered',
    ]);
    expect(await story(root, own('gone.example.com'))).toEqual([
      'own gone.example.com unknownName notFound 10.0.0.2',
    ]);
    expect(await story(root, own('0.0.0.0'))).toEqual(['own 0.0.0.0 failed unspecified']);
    expect(await story(root, own(''))).toEqual(['own failed empty']);
  },
);

test('cancelled: not a word more', async () => {
  expect(
    await story(lanTree(), [...every, ...own('10.0.0.99')], { signal: AbortSignal.abort() }),
  ).toEqual([]);
});

test('on the machine itself: what ping says, as results', async () => {
  const path = process.env['PATH'] ?? '';
  const folder = temporaryFolder();
  makeStandIns(folder, ['ping'], {
    ping:
      'case "$6" in 192.0.2.1) echo "time=1.5 ms";; 192.0.2.2) exit 1;; *) echo "ping: ' +
      'connect: Network is unreachable" >&2; exit 2;; esac',
  });
  process.env['PATH'] = `${folder}:${path}`;
  try {
    expect(await story('/', own('192.0.2.1'))).toEqual(['own 192.0.2.1 answered']);
    expect(await story('/', own('192.0.2.2'))).toEqual(['own 192.0.2.2 silent']);
    expect(await story('/', own('192.0.2.3'))).toEqual([
      'own 192.0.2.3 unreachable ping: connect: Network is unreachable',
    ]);
  } finally {
    process.env['PATH'] = path;
  }
});
