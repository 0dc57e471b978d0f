import { newHost, openConsole } from '../../support/story/story.js';

test('all that is near is asked at once, over IPv4 and IPv6, and nothing is changed', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Network and Management Interface');
  await console.choose('Test Network');
  await console.moveTo('Pool coordinator');
  await console.sees('this host is the coordinator itself');
  await console.choose('All of these');
  await console.sees(
    'Test Network: result',
    /This host +127\.0\.0\.1 answers/u,
    /This host +::1 answers/u,
    /Gateway +192\.168\.1\.1 answers/u,
    /Name server +192\.168\.1\.1 answers/u,
    'Test finished.',
  );
  await console.back();
  await console.sees('Whom to ask for an answer');
});
