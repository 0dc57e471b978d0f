import { reachXapi } from '../../src/operations/index.js';
import { ok, type XapiPerson } from '../../src/model/index.js';
import { openTree } from '../../src/host/index.js';
import { connect } from '../../src/xenapi/index.js';
import { describeWhere } from '../support/run/test-where.js';
import { textAt } from '../support/host/host-tree.js';
import { hasOpenssl, selfSigned, tlsServer } from '../support/run/tls-server.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

const kept = 'var/lib/xsconsole/known-servers.json';

/** Somebody who answers, and what they were asked. */
function person(accepts: boolean, password: string | null): XapiPerson & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    accept: (_server, fingerprint) => {
      asked.push(fingerprint);
      return Promise.resolve(accepts);
    },
    password: (user) => {
      asked.push(`password of ${user}`);
      return Promise.resolve(password);
    },
    notKept: (detail) => asked.push(detail),
  };
}

async function reach(
  root: string,
  where: string,
  who: XapiPerson | null,
  more: { readonly fingerprint?: string; readonly plainHttp?: boolean } = {},
) {
  return reachXapi(
    { where, fingerprint: null, passwordFile: null, plainHttp: false, ...more },
    { files: await openTree(root), person: who, readPassword: () => Promise.resolve(ok('filed')) },
  );
}

describeWhere(hasOpenssl, 'openssl is not here: trust on first use is not tried')('https', () => {
  test('a certificate is shown and accepted before the password is asked, and kept', async () => {
    const root = temporaryFolder();
    const certificate = selfSigned();
    const { url } = await tlsServer(certificate);
    const where = url.replace('https://', 'https://admin@');
    const first = person(true, 'secret');
    expect(await reach(root, where, first)).toEqual(
      ok({ url, fingerprint: certificate.fingerprint, who: { user: 'admin', password: 'secret' } }),
    );
    expect(first.asked).toEqual([certificate.fingerprint, 'password of admin']);
    const again = person(false, 'secret');
    expect(await reach(root, where, again)).toMatchObject({ ok: true });
    expect(again.asked).toEqual(['password of admin']);
  });

  test('one that is not accepted gets no password, and is not kept', async () => {
    const root = temporaryFolder();
    const { url, received } = await tlsServer(selfSigned());
    const who = person(false, 'secret');
    expect(await reach(root, url, who)).toMatchObject({ error: { code: 'notAccepted' } });
    expect(who.asked).toHaveLength(1);
    expect([textAt(root, kept), received]).toEqual([null, []]);
  });

  test('another one than before is refused, and nobody is asked to accept it', async () => {
    const root = temporaryFolder();
    const { url, received } = await tlsServer(selfSigned());
    const before = Array.from({ length: 32 }, () => 'AB').join(':');
    writeTree(root, { [kept]: JSON.stringify({ [url]: before }) });
    const who = person(true, 'secret');
    expect(await reach(root, url, who)).toMatchObject({ error: { code: 'changed' } });
    expect([who.asked, received]).toEqual([[], []]);
  });

  test.each(['{', '[]', '{"https://h":1}', '{"https://h":"AB"}', '\0'])(
    'kept certificates that are damaged (%j) are not taken for none',
    async (text) => {
      const root = temporaryFolder();
      const { url } = await tlsServer(selfSigned());
      writeTree(root, { [kept]: text });
      const who = person(true, 'secret');
      expect(await reach(root, url, who)).toMatchObject({ error: { code: 'damaged' } });
      expect(who.asked).toEqual([]);
    },
  );

  test('where nobody sits at a terminal only a fingerprint that was given counts', async () => {
    const root = temporaryFolder();
    const certificate = selfSigned();
    const { url } = await tlsServer(certificate);
    expect(await reach(root, url, null)).toMatchObject({
      error: { code: 'nobodyToAsk', detail: certificate.fingerprint },
    });
    const given = await reach(root, url, null, { fingerprint: certificate.fingerprint });
    expect(given).toEqual(ok({ url, fingerprint: certificate.fingerprint }));
  });

  test('a server that changes its certificate after it was shown gets not a byte', async () => {
    const impostor = await tlsServer(selfSigned());
    const { fingerprint } = selfSigned();
    const outcome = await connect({ url: impostor.url, fingerprint }).call('host.list', []);
    expect(outcome).toMatchObject({ error: { code: 'untrusted' } });
    expect(impostor.received).toEqual([]);
  });
});

test('plain http to another machine is refused, unless insisted on', async () => {
  const root = temporaryFolder();
  const where = 'http://192.0.2.1';
  const who = person(true, 'secret');
  expect(await reach(root, where, who)).toMatchObject({ error: { code: 'plainHttp' } });
  expect(who.asked).toEqual([]);
  expect(await reach(root, where, who, { plainHttp: true })).toMatchObject({
    value: { url: where, plainHttp: true },
  });
  expect(await reach(root, 'http://127.0.0.1:1', null)).toMatchObject({ ok: true });
});

test('a server of ours that points to another machine gets no password sent there', async () => {
  const outcome = await connect({ url: 'http://192.0.2.1' }).call('session.login_with_password', [
    'root',
    'secret',
  ]);
  expect(outcome).toMatchObject({ error: { code: 'untrusted' } });
});
