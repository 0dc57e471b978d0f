import { openTree } from '../../../src/host/index.js';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  readCertificateFingerprint,
  readSshFingerprints,
} from '../../../src/host/report/fingerprints.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGszdEN8cnDhVK1D1T4VkQ3Zy3PzjEGdXyTqrP4b2dMR root@host';

function sha256Of(key: string): string {
  const digest = execFileSync('openssl', ['dgst', '-sha256', '-binary'], {
    input: execFileSync('openssl', ['base64', '-d', '-A'], { input: key }),
  });
  return execFileSync('openssl', ['base64', '-A'], { input: digest, encoding: 'utf8' }).replace(
    /=+$/,
    '',
  );
}

test('ssh host keys by type, as ssh asks about them; private keys and foreign files do not count', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/ssh/ssh_host_ed25519_key.pub': `${publicKey}\n`,
    'etc/ssh/ssh_host_ed25519_key': 'PRIVATE',
    'etc/ssh/ssh_host_rsa_key.pub': '',
    'etc/ssh/sshd_config': 'x',
  });
  const fingerprint = `SHA256:${sha256Of(publicKey.split(' ')[1] ?? '')}`;
  expect(fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  expect(await readSshFingerprints(await openTree(root))).toEqual({
    known: true,
    value: [{ type: 'ssh-ed25519', fingerprint }],
  });
});

test(
  'the XenAPI certificate, as openssl prints its fingerprint; the key beside it is not ' +
    'looked at',
  async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'etc/xensource'), { recursive: true });
    const pem = join(root, 'etc/xensource/xapi-ssl.pem');
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        pem,
        '-out',
        join(root, 'cert'),
        '-days',
        '30',
        '-subj',
        '/CN=host-1',
      ],
      { stdio: 'ignore' },
    );
    execFileSync('sh', ['-c', `cat ${root}/cert >> ${pem}`]);
    const printed = execFileSync(
      'openssl',
      ['x509', '-in', pem, '-noout', '-fingerprint', '-sha256'],
      { encoding: 'utf8' },
    );
    const read = await readCertificateFingerprint(await openTree(root));
    expect(read.known ? read.value : '').toBe(printed.trim().split('=')[1]);
  },
);

test.each([
  ['absent', {}],
  ['damaged', { 'etc/xensource/xapi-ssl.pem': 'nothing' }],
  [
    'damaged',
    {
      'etc/xensource/xapi-ssl.pem':
        '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    },
  ],
])('a certificate that is %s', async (code, files) => {
  const root = temporaryFolder();
  writeTree(root, files);
  expect(await readCertificateFingerprint(await openTree(root))).toMatchObject({
    known: false,
    reason: { code },
  });
});

test('without sshd there are no keys to show', async () => {
  expect(await readSshFingerprints(await openTree(temporaryFolder()))).toMatchObject({
    known: false,
    reason: { code: 'absent' },
  });
});
