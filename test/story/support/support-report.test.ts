import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { newHost, openConsole } from '../../support/story/story.js';

test('a support report is saved to a file that is named, without the passwords of this host', async () => {
  const tree = await newHost();
  const console = await openConsole(tree);
  await console.choose('Technical Support');
  await console.choose('Save Support Report');
  await console.choose('On this host');
  await console.sees('Passwords and keys are taken out', 'Nothing is sent anywhere');
  console.session.press('f8');
  await console.sees(
    'The report is saved',
    /\/var\/lib\/xsconsole\/reports\/xsconsole-report-\S+\.tar\.gz/u,
  );
  const [path = ''] = /\/var\/lib\/xsconsole\/reports\/\S+?\.tar\.gz/u.exec(console.reading) ?? [];
  const names = execFileSync('tar', ['-tzf', join(tree, path)], { encoding: 'utf8' });
  expect(names).toContain('xsconsole-report/files/etc/xensource-inventory');
  const all = execFileSync('tar', ['-xzOf', join(tree, path)], { encoding: 'utf8' });
  expect(all).toContain('INSTALLATION_UUID');
  expect(all).not.toMatch(/PRIVATE KEY-----\n|root:embedded/u);
});
