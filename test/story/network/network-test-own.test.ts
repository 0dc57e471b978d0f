import type { Operator } from '../../support/story/operator.js';
import { newHost, openConsole } from '../../support/story/story.js';

/** Asks for one address or name and is back at its form. */
async function asks(
  console: Operator,
  typed: string,
  ...answer: readonly (string | RegExp)[]
): Promise<void> {
  await console.fill('Address or name', typed);
  await console.next();
  await console.sees('Test finished.', ...answer);
  await console.back();
}

test(
  'an own address or name: what it cannot be is said at the field, what comes of it is said ' +
    'in words',
  async () => {
    const console = await openConsole(await newHost());
    await console.choose('Network and Management Interface');
    await console.choose('Test Network');
    await console.choose('Another address or name');
    expect(await console.valueOf('Address or name')).toBe('');
    for (const [typed, why] of [
      ['0.0.0.0', '0.0.0.0 means "no address": this host would answer itself'],
      ['fe80::1', 'say on which interface'],
      ['10.0.0.300', 'neither an IP address nor a host name'],
      ['224.0.0.1', 'multicast'],
      ['255.255.255.255', 'broadcast'],
    ] as const) {
      await console.fill('Address or name', typed);
      console.enter();
      await console.sees(why);
    }
    await asks(console, 'www.example.org', /203\.0\.113\.80 answers/u);
    await asks(console, '::1', /::1 answers/u);
    await asks(console, 'gone.example.org', 'the name is not known to 192.168.1.1');
    await asks(console, '192.168.1.200', 'does not answer');
  },
);
