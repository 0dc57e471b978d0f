import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newHost, openConsole } from '../../support/story/story.js';

const lan = readFileSync(
  join(__dirname, '../../../assets/embedded-host/common/etc/embedded-lan.json'),
  'utf8',
);

test('the gateway is gone: the console says so by itself, and one key leads to the test', async () => {
  const silent = lan.replace(
    '"hosts": ["192.168.1.99"]',
    '"hosts": ["192.168.1.99"], "silent": ["192.168.1.1"]',
  );
  expect(silent).not.toBe(lan);
  const console = await openConsole(await newHost({ files: { 'etc/embedded-lan.json': silent } }));
  await console.sees(
    'The gateway 192.168.1.1 does not answer.',
    'Press 1 for "Test Network"',
    'No name server answers (asked: 192.168.1.1).',
  );
  expect(console.screen).not.toContain('No problem found');
  console.session.type('1');
  await console.sees('Whom to ask for an answer');
  await console.choose('Gateway');
  await console.sees('Test Network: result', /Gateway +192\.168\.1\.1 does not answer/u);
});
