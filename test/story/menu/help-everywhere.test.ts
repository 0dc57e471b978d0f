import { asksForStaticAddress, consoleWithoutXapi } from '../../support/story/reset-story.js';

test('? tells about the item under the bar, and Esc leads back to it', async () => {
  const { console } = await consoleWithoutXapi();
  await console.choose('Network and Management Interface');
  await console.moveTo('Emergency Network Reset');
  console.session.type('?');
  await console.sees('Use it when the host cannot be reached over the network');
  await console.back();
  await console.sees(/> Emergency Network Reset/u);
});

test(
  'F1 in a form tells about the dialogue and about the keys, and what was typed is still ' +
    'there afterwards',
  async () => {
    const console = await asksForStaticAddress();
    await console.fill('IP address', '10.20.0.7');
    console.session.press('f1');
    await console.sees('Use it when the host cannot be reached over the network');
    expect(await console.reads('Ctrl-L repaints the screen')).toContain('Keys everywhere');
    console.enter();
    expect(await console.valueOf('IP address')).toBe('10.20.0.7');
  },
);

test('a question mark in a field is a character like any other', async () => {
  const console = await asksForStaticAddress();
  await console.fill('IP address', '10.20.0.?');
  console.enter();
  await console.sees('"10.20.0.?" is not an IPv4 address');
});
