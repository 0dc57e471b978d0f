import {
  hostBeforeReboot,
  macs,
  movesDisk,
  newestReset,
  openConsoleOn,
  restarts,
  XapiOfItsOwn,
} from '../../support/story/after-reboot.js';

test(
  "a host's own xapi knows names only and has taken another port: the console asks, and what " +
    'is right stays as it is',
  async () => {
    const tree = await hostBeforeReboot();
    movesDisk(tree, { [macs.eth1]: '3c:ec:ef:aa:aa:02' });
    await restarts(tree);
    await (await new XapiOfItsOwn(tree).starts()).completes();
    const console = openConsoleOn(tree);
    await console.sees(
      'Which network interface should be',
      'eth1 is used, as it has that name now.',
    );
    await console.choose('eth1');
    // Behind the login the question stands again.
    console.enter();
    await console.comesBack(/Device +eth1/u);
    // What was read is in the journal when the console has ended.
    expect(await console.quits()).toBe(0);
    const reset = await newestReset(tree);
    expect(reset).toMatchObject({
      question: { used: 'eth1' },
      answer: { device: 'eth1', mac: '3c:ec:ef:aa:aa:02' },
    });
    expect(reset.acknowledged).not.toBeNull();
  },
);
