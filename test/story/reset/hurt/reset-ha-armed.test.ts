import { choosesDhcp, consoleWithoutXapi } from '../../../support/story/reset-story.js';
import { runCommand } from '../../../support/story/story.js';

test(
  'armed HA stands in the way, with the command that disarms it; who insists types override, ' +
    'and the journal keeps it',
  async () => {
    const { tree, console } = await consoleWithoutXapi({
      'var/lib/xcp/local.db': '<config>\n<row key="ha.armed" value="true"/>\n</config>\n',
    });
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    await console.sees(
      'High availability (HA) is armed',
      'xe pool-ha-disable',
      'xe host-emergency-ha-disable --force',
    );
    await console.next();
    await console.answers('yes');
    await console.sees('Type override to continue despite the warning above');
    await console.fill('Type override to insist', 'Override');
    console.enter();
    await console.sees('"Override" is not override');
    await console.fill('Type override to insist', 'override');
    console.enter();
    await console.sees('All steps are done');
    const told = await runCommand('xe-reset-networking', ['--root', tree, '--status']);
    expect(told.stdout).toContain('It was begun despite: high availability (HA) armed.');
  },
);
