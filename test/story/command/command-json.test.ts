import { newHost, runCommand } from '../../support/story/story.js';

test('a script reads one JSON line for each event, and nothing else stands on standard output', async () => {
  const tree = await newHost({ booted: true });
  const ended = await runCommand('xe-reset-networking', [
    '--root',
    tree,
    '--yes',
    '--json',
    '--device',
    'eth1',
  ]);
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  const lines = ended.stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines[0]).toMatchObject({ kind: 'plan', plan: { request: { device: 'eth1' } } });
  expect(
    lines.slice(1, -1).every((line) => JSON.stringify(line).startsWith('{"kind":"event"')),
  ).toBe(true);
  expect(lines.at(-1)).toEqual({ kind: 'ended', outcome: { result: 'awaitingReboot' } });
});

test('a script reads why nothing was done', async () => {
  const ended = await runCommand('xe-reset-networking', [
    '--root',
    await newHost({ booted: true }),
    '--yes',
    '--json',
    '--device',
    'eth9',
  ]);
  expect(ended.status).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({
    result: 'refused',
    issues: [{ code: 'device.notOnThisHost', path: 'device' }],
  });
});
