import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../src/xenapi/index.js';
import { testWhere } from '../support/run/aloud.js';

const openssl = spawnSync('openssl', ['version']).status === 0;

testWhere(openssl, 'openssl is not here: NODE_TLS_REJECT_UNAUTHORIZED is not tried')(
  'NODE_TLS_REJECT_UNAUTHORIZED does not open the way to an unknown certificate',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attack-tls-'));
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-subj',
      '/CN=x',
      '-keyout',
      key,
      '-out',
      cert,
    ]);
    let asked = 0;
    const server = createServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (_, answer) => {
        asked += 1;
        answer.end();
      },
    );
    await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const outcome = await connect({ url: `https://127.0.0.1:${port}` }).call('host.list', []);
      expect(outcome).toMatchObject({ ok: false, error: { code: 'untrusted' } });
      expect(asked).toBe(0);
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    }
  },
);
