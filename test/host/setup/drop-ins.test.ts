import { dropInsFor, isOurs } from '../../../src/host/setup/drop-ins.js';

test('a drop-in of this version, of an older one and of an installed one is ours, and no other', () => {
  const [first] = dropInsFor(['tty1'], '/opt/xsconsole/bin/xsconsole');
  expect(isOurs(first?.text ?? '')).toBe(true);
  for (const folder of ['', '/opt/xsconsole/bin/'])
    expect(
      isOurs(
        `# Made by ${folder}xsconsole-setup --default; ${folder}xsconsole-setup --restore ` +
          'removes it.\n[Unit]\n',
      ),
    ).toBe(true);
  expect(isOurs('[Unit]\nConditionPathExists=!/etc/no-console\n')).toBe(false);
});
