import { err, ok } from '../../src/model/index.js';
import { withSession } from '../../src/operations/index.js';
import type { XenApiClient } from '../../src/xenapi/index.js';

const secret = 'c0rrect horse';

/** A server that refuses the login in these words. */
const refusing = (code: string, ...params: readonly string[]): XenApiClient => ({
  target: { url: 'https://127.0.0.1' },
  name: 'https://127.0.0.1',
  call: () => Promise.resolve(err({ kind: 'api', code, params })),
});

test.each([
  ['SESSION_AUTHENTICATION_FAILED', 'root', secret],
  ['INTERNAL_ERROR', `Failure("login root/${secret}, ${secret}")`],
  [`WRONG_${secret}`],
])(
  'a server that sends the password back with %s does not bring it to a screen',
  async (...said) => {
    const [code = '', ...params] = said;
    const outcome = await withSession(refusing(code, ...params), () => Promise.resolve(ok(null)), {
      who: { user: 'root', password: secret },
    });
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify(outcome)).not.toContain(secret);
  },
);
