import { consoleToLogInto } from '../../support/story/login-story.js';

test(
  'everybody may look; the first thing that changes the host asks who it is, and goes on to ' +
    'what was wanted',
  async () => {
    const { console } = await consoleToLogInto();
    await console.choose('Network and Management Interface');
    await console.choose('Display NICs');
    await console.sees('3c:ec:ef:12:a0:55');
    await console.back();
    await console.choose('Test Network');
    await console.back();
    expect(console.neverSaw('root@', 'Log In')).toEqual(['root@', 'Log In']);
    await console.choose('Emergency Network Reset');
    await console.sees(
      'Log in to continue.',
      'This is an embedded host. Its user is root, its password: embedded',
    );
    await console.logsIn();
    await console.sees('This reboots the host', 'root@xcp-fra-01');
  },
);
