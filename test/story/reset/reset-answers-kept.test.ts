import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test(
  'Esc goes back step by step from the last question, and every answer is still there on the ' +
    'way forth',
  async () => {
    const { console } = await consoleWithoutXapi({
      'etc/xensource/pool.conf': 'slave:192.168.1.11',
    });
    await console.opensReset();
    await console.choose('eth1');
    await console.choose('Static');
    await console.fill('IP address', '10.20.0.7/24');
    await console.fill('Gateway', '10.20.0.1');
    await console.next();
    await console.choose('VLAN');
    await console.fill('VLAN', '55');
    await console.next();
    await console.choose('Continue');
    await console.fill('Coordinator address', '10.20.0.11');
    await console.next();
    await console.next();
    await console.sees('Reset: confirm');

    await console.back();
    await console.sees('what will happen');
    await console.back();
    expect(await console.valueOf('Coordinator address')).toBe('10.20.0.11');
    await console.back();
    await console.sees(/VLAN +55/u);
    await console.back();
    expect(await console.valueOf('IP address')).toBe('10.20.0.7');
    await console.back();
    await console.sees(/> Static/u);
    await console.back();
    await console.sees(/> eth1 /u);
    await console.back();
    await console.sees('This reboots the host');

    for (const page of [
      'network interface',
      'IPv4',
      'IPv4 address',
      'advanced',
      'pool coordinator',
      'what will happen',
    ]) {
      await console.next();
      await console.sees(`Emergency Network Reset: ${page}`);
    }
    await console.sees(
      /Device +eth1/u,
      'static, 10.20.0.7',
      /VLAN +55/u,
      /Pool coordinator +10\.20\.0\.11/u,
    );
  },
);
