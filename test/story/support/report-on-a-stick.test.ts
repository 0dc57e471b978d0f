import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { newHost, openConsole } from '../../support/story/story.js';

test('a support report goes to a stick chosen by name; one pulled out is told', async () => {
  const tree = await newHost();
  const console = await openConsole(tree);
  const stick = join(tree, 'media/usb-stick');
  await console.choose('Technical Support');
  await console.choose('Save Support Report');
  await console.sees('On this host', 'SanDisk Ultra Fit, SUPPORT', '14.3 GiB', 'Kingston');
  await console.choose('SanDisk Ultra Fit, SUPPORT');
  await console.sees('The stick is mounted for the copy only', '> No');
  console.session.type('y');
  await console.sees('The report is saved:', 'the stick can be pulled out');
  const [name = ''] = readdirSync(stick).filter((each) => each.startsWith('xsconsole-report-'));
  const names = execFileSync('tar', ['-tzf', join(stick, name)], { encoding: 'utf8' });
  expect(names).toContain('xsconsole-report/files/etc/xensource-inventory');
  console.session.press('escape');
  await console.choose('Save Support Report');
  await console.sees('SanDisk Ultra Fit, SUPPORT');
  renameSync(stick, `${stick}-pulled-out`);
  await console.choose('SanDisk Ultra Fit, SUPPORT');
  await console.sees('The stick is mounted for the copy only', '> No');
  console.session.type('y');
  await console.sees('It failed.', 'The stick is gone.');
});
