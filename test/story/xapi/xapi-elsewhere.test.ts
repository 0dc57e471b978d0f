import { Session } from '../../support/run/pty.js';
import { makeHostTree, textAt } from '../../support/host/host-tree.js';
import { programPath } from '../../support/run/program.js';
import { hasOpenssl, selfSigned, tlsServer } from '../../support/run/tls-server.js';
import { temporaryFolder } from '../../support/host/tree.js';
import { testWhere } from '../../support/run/test-where.js';

testWhere(hasOpenssl, 'openssl is not here: XAPI behind TLS is not tried')(
  'XAPI elsewhere: its certificate is shown and accepted, then the password is typed unseen',
  async () => {
    const root = temporaryFolder();
    makeHostTree(root);
    const certificate = selfSigned();
    const { url, received } = await tlsServer(certificate);
    const where = url.replace('https://', 'https://admin@');
    const session = new Session(
      process.execPath,
      [programPath('xe-reset-networking'), '--root', root, '--dry-run', '--xapi', where],
      { columns: 132, rows: 50 },
    );
    await session.waitFor(certificate.fingerprint);
    await session.waitFor('(yes/no)? ');
    session.type('yes\r');
    await session.waitFor('Password of admin');
    expect(received).toEqual([]);
    session.type('s3cret\r');
    expect(await session.ended()).toBe(0);
    expect(received.join(' ')).toContain('s3cret');
    expect(session.emulator.text()).not.toContain('s3cret');
    expect(textAt(root, 'var/lib/xsconsole/known-servers.json')).toContain(certificate.fingerprint);
  },
);
