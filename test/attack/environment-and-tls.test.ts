import { join } from 'node:path';
import { makeHostTree } from '../support/host/host-tree.js';
import { runProgram } from '../support/run/program.js';
import { hasOpenssl, selfSigned, tlsServer } from '../support/run/tls-server.js';
import { temporaryFolder } from '../support/host/tree.js';
import { testWhere } from '../support/run/test-where.js';

const tlsTest = testWhere(hasOpenssl, 'openssl is not here: hostile variables are not tried');

tlsTest('no variable of the environment makes an unknown certificate a known one', async () => {
  const root = temporaryFolder();
  makeHostTree(root);
  const certificate = selfSigned();
  const { url, received } = await tlsServer(certificate);
  for (const program of ['xe-reset-networking', 'complete-network-reset']) {
    const more = program === 'xe-reset-networking' ? ['--dry-run', '--json'] : [];
    const ended = await runProgram(program, ['--root', root, '--xapi', url, ...more], {
      env: {
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
        NODE_EXTRA_CA_CERTS: certificate.certFile,
        SSL_CERT_FILE: certificate.certFile,
        SSL_CERT_DIR: join(certificate.certFile, '..'),
        NODE_OPTIONS: '--use-openssl-ca',
      },
    });
    expect([program, ended.status]).toEqual([program, 1]);
    expect(ended.stderr).toContain(`--fingerprint ${certificate.fingerprint}`);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    if (more.length === 0) expect(ended.stdout).toBe('');
    else
      expect(JSON.parse(ended.stdout)).toEqual({ result: 'refused', reason: ended.stderr.trim() });
  }
  expect(received).toEqual([]);
});
