import { isSecret, secretDigest } from '../../src/xenapi/index.js';

test.each<[given: string, secret: string | null, same: boolean]>([
  ['secret', 'secret', true],
  ['pässword', 'pässword', true],
  ['secret', 'secreT', false],
  ['', 'secret', false],
  ['\0', null, false],
  ['', null, false],
])('%j is %j: %j', (given, secret, same) => {
  expect(isSecret(given, secret === null ? null : secretDigest(secret))).toBe(same);
});
