import { newHost, openConsoleWith } from '../../support/story/story.js';

test('the pool database is damaged: the console says which file, where, and what to do', async () => {
  const tree = await newHost({ files: { 'var/lib/xcp/state.db': 'garbage' } });
  const console = openConsoleWith(['--embedded', tree]);
  await console.sees('state.db:1:1');
  console.enter();
  await console.sees('XAPI is not running');
});
