import { resolveName } from '../../support/host/host-calls.js';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { makeLanTree } from '../../support/host/lan.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

/**
 * A name server on loopback: it knows one IPv4 address of one name, refuses a second name, and is
 * silent for everything else.
 */
async function withServer(
  body: (address: string, asked: () => readonly string[]) => Promise<void>,
): Promise<void> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, from) => {
    const labels: string[] = [];
    let at = 12;
    for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += length + 1;
    }
    const type = query.readUInt16BE(at + 1);
    const name = labels.join('.');
    asked.push(name);
    if (name === 'silent.test') return;
    const has = name === 'known.test' && type === 1;
    const code = name === 'known.test' ? 0 : name === 'refused.test' ? 5 : 3;
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180 | code, 2);
    header.writeUInt16BE(has ? 1 : 0, 6);
    header.writeUInt32BE(0, 8);
    const answer = has
      ? Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 192, 0, 2, 33])
      : Buffer.alloc(0);
    socket.send(
      Buffer.concat([header, query.subarray(12, at + 5), answer]),
      from.port,
      from.address,
    );
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  try {
    await body(`127.0.0.1:${socket.address().port}`, () => asked);
  } finally {
    socket.close();
  }
}

test('a name over the wire: one kind of record is enough', async () => {
  await withServer(async (server) => {
    expect(await resolveName('/', 'known.test', { servers: [server] })).toEqual({
      ok: true,
      value: [{ family: 4, address: '192.0.2.33' }],
    });
    expect(await resolveName('/', 'other.test', { servers: [server] })).toEqual({
      ok: false,
      error: { code: 'notFound', servers: [server] },
    });
    expect(await resolveName('/', 'refused.test', { servers: [server] })).toEqual({
      ok: false,
      error: { code: 'refused', servers: [server] },
    });
  });
});

test('a server that is silent: time out; a caller who goes away: cancelled', async () => {
  await withServer(async (server) => {
    expect(
      await resolveName('/', 'silent.test', { servers: [server], timeoutMs: 50 }),
    ).toMatchObject({ error: { code: 'timedOut' } });
    expect(
      await resolveName('/', 'silent.test', { servers: [server], signal: AbortSignal.abort() }),
    ).toMatchObject({ error: { code: 'cancelled' } });
    expect(
      await resolveName('/', 'silent.test', {
        servers: [server],
        timeoutMs: 60_000,
        signal: AbortSignal.timeout(50),
      }),
    ).toMatchObject({ error: { code: 'cancelled' } });
  });
});

test('a server text that is none is refused, not thrown', async () => {
  expect(await resolveName('/', 'known.test', { servers: ['nonsense'] })).toMatchObject({
    error: { code: 'refused' },
  });
});

test('etc/hosts comes first', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/hosts':
      '127.0.0.1 localhost\n# 9.9.9.9 other\n10.0.0.9 Other other.example # x\nfd00::9 other\n',
  });
  expect(await resolveName(root, 'OTHER')).toEqual({
    ok: true,
    value: [
      { family: 4, address: '10.0.0.9' },
      { family: 6, address: 'fd00::9' },
    ],
  });
});

test('an embedded host asks its LAN, as long as a name server there answers', async () => {
  const root = temporaryFolder();
  expect(await resolveName(root, 'pool.example.com')).toEqual({
    ok: false,
    error: { code: 'noServers', servers: [] },
  });
  makeLanTree(root);
  expect(await resolveName(root, 'pool.example.com')).toEqual({
    ok: true,
    value: [
      { family: 4, address: '10.0.0.7' },
      { family: 6, address: '2001:db8::1' },
    ],
  });
  expect(await resolveName(root, 'elsewhere.example.com')).toMatchObject({
    error: { code: 'notFound' },
  });
  writeTree(root, { 'etc/resolv.conf': 'search example.com\nnameserver 10.0.0.2\n' });
  expect(await resolveName(root, 'pool')).toMatchObject({ ok: true });
  writeTree(root, { 'etc/resolv.conf': 'nameserver 10.0.0.99\n' });
  expect(await resolveName(root, 'pool.example.com')).toEqual({
    ok: false,
    error: { code: 'timedOut', servers: ['10.0.0.99'] },
  });
});

test('a name server with a zone is left out, and refused where there is no other', async () => {
  const zoned = 'fe80::1%eth0';
  await withServer(async (server) => {
    expect(await resolveName('/', 'known.test', { servers: [zoned, server] })).toMatchObject({
      ok: true,
    });
    expect(await resolveName('/', 'refused.test', { servers: [zoned, server] })).toEqual({
      ok: false,
      error: { code: 'refused', servers: [server] },
    });
  });
  expect(await resolveName('/', 'known.test', { servers: [zoned] })).toEqual({
    ok: false,
    error: { code: 'refused', servers: [zoned] },
  });
});
