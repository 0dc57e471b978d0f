import { createServer } from 'node:https';
import { selfSigned, type Certificate } from '../../src/embedded/pool/certificate.js';
import {
  err,
  hostPaths,
  known,
  ok,
  unknown,
  type ConnectError,
  type NameError,
} from '../../src/model/index.js';
import { tryCoordinator, type AskingHost } from '../../src/operations/index.js';
import { closedAfterTest } from '../support/host/tree.js';
import { nicWithMac } from '../support/host/well-host.js';

const own = selfSigned('own');
const member = selfSigned('member');
const other = selfSigned('other');

/** What a XAPI answers to a login. */
type Says = readonly [code: string, ...params: readonly string[]];

/** A XAPI at 127.0.0.1 that answers every call in one way; its port, and what it was sent. */
async function xapi(
  { key, certificate }: Certificate,
  [code, ...params]: Says,
): Promise<{ readonly port: number; readonly sent: readonly string[] }> {
  const sent: string[] = [];
  const server = createServer({ key, cert: certificate }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      sent.push(body);
      const id = Number(/"id":(\d+)/u.exec(body)?.[1]);
      response.writeHead(200, { 'content-type': code === '' ? 'text/html' : 'application/json' });
      response.end(
        code === ''
          ? '<html>'
          : JSON.stringify({ jsonrpc: '2.0', error: { code: 1, message: code, data: params }, id }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  closedAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, sent };
}

interface Around {
  readonly port?: number | null;
  readonly answers?: readonly string[];
  readonly bundle?: string | null;
  readonly code?: ConnectError['code'];
  readonly named?: NameError['code'];
}

/** A host with the address 10.0.0.4 that reaches these addresses. */
function host({
  port = null,
  answers = ['127.0.0.1', '10.0.0.8'],
  bundle = own.certificate + member.certificate,
  code = 'timedOut',
  named = 'notFound',
}: Around): AskingHost {
  const texts = new Map<string, string | null>([
    [hostPaths.poolCertificates, bundle],
    [hostPaths.ownPoolCertificate, own.key + own.certificate],
  ]);
  return {
    nics: {
      all: () =>
        Promise.resolve(known([nicWithMac('xenbr0', '01', { addresses: ['10.0.0.4/24'] })])),
    },
    files: {
      text: (path) => {
        const text = texts.get(path) ?? null;
        return Promise.resolve(text === null ? unknown('absent') : known(text));
      },
    },
    network: {
      xenApiPort: () => Promise.resolve(port),
      reachXenApi: (address) =>
        Promise.resolve(answers.includes(address) ? ok(undefined) : err({ code, detail: '' })),
      resolve: (name) =>
        Promise.resolve(
          name === 'pool.lab'
            ? ok([
                { family: 4, address: '10.0.0.7' },
                { family: 4, address: '10.0.0.8' },
              ])
            : err({ code: named, servers: [] }),
        ),
    },
  };
}

test('an address and each address of a name are tried', async () => {
  expect(await tryCoordinator(host({}), '10.0.0.8')).toMatchObject({ found: 'answers' });
  expect(await tryCoordinator(host({}), 'pool.lab')).toMatchObject({
    address: 'pool.lab',
    found: 'answers',
  });
  expect(await tryCoordinator(host({ answers: [] }), '10.0.0.8')).toMatchObject({
    found: 'silent',
  });
  expect(await tryCoordinator(host({}), '10.0.0.4')).toMatchObject({ found: 'thisHost' });
});

test.each<[Around, string, string]>([
  [{}, '10.0.0.8', 'silent'],
  [{ code: 'refused' }, '10.0.0.8', 'refused'],
  [{ code: 'noRoute' }, 'pool.lab', 'noRoute'],
  [{}, 'nobody.lab', 'noAddress'],
  [{ named: 'timedOut' }, 'nobody.lab', 'noAddress'],
])('why nobody answers: with %j at %s, %s', async (around, address, why) => {
  expect(await tryCoordinator(host({ answers: [], ...around }), address)).toMatchObject({
    found: why,
  });
});

test('where nobody can look nothing is said', async () => {
  const nobody = host({ answers: [], code: 'notLooked', named: 'notLooked' });
  expect(await tryCoordinator(nobody, '10.0.0.8')).toBeNull();
  expect(await tryCoordinator(nobody, 'nobody.lab')).toBeNull();
});

const refused: Says = ['SESSION_AUTHENTICATION_FAILED', '', 'x'];

test.each<[string, Certificate, Says, Around, object]>([
  ['the coordinator', member, refused, {}, { found: 'coordinator', proof: 'ours' }],
  ['one of another pool', other, refused, {}, { found: 'coordinator', proof: 'foreign' }],
  [
    'one where no list is kept',
    other,
    refused,
    { bundle: null },
    { found: 'coordinator', proof: 'notKnown' },
  ],
  [
    'one where the list is damaged',
    other,
    refused,
    { bundle: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n' },
    { found: 'coordinator', proof: 'notKnown' },
  ],
  [
    'a supporter',
    member,
    ['HOST_IS_SLAVE', '10.0.0.1'],
    {},
    { found: 'supporter', proof: 'ours', coordinator: '10.0.0.1' },
  ],
  ['one that starts', member, ['HOST_STILL_BOOTING'], {}, { found: 'starting', proof: 'ours' }],
  ['this host by another address', own, refused, {}, { found: 'thisHost' }],
  ['a web server', other, [''], {}, { found: 'noXapi' }],
])('who answers is told: %s', async (_, certificate, says, around, expected) => {
  const { port, sent } = await xapi(certificate, says);
  const probe = await tryCoordinator(host({ ...around, port }), '127.0.0.1');
  expect(probe).toMatchObject(expected);
  // Nothing secret is sent: at most a login as nobody.
  for (const body of sent.filter((text) => text.startsWith('{')))
    expect(JSON.parse(body)).toMatchObject({ params: ['', '', '1.0', ''] });
});
