import { textAt } from '../support/host/host-tree.js';
import { growsLong } from '../support/story/reset-story.js';
import { newHost, openConsole } from '../support/story/story.js';

test(
  'an operator gives a static address: every wrong value is named first, then the host comes ' +
    'back with the right ones',
  async () => {
    const tree = await newHost();
    const console = await openConsole(tree);
    await console.opensReset();
    await console.choose('eth1');
    await console.choose('Static');

    // Nothing of the other port's address stands in the form.
    for (const label of ['IP address', 'Netmask', 'Gateway', 'DNS servers'])
      expect(await console.valueOf(label)).toBe('');
    const wrong = [
      ['IP address', '10.20.0.300'],
      ['Netmask', '255.0.255.0'],
      ['Gateway', '10.20.0.7'],
      ['DNS servers', '10.20.0.2, name'],
    ] as const;
    const right = {
      'IP address': '10.20.0.7',
      Netmask: '255.255.255.0',
      Gateway: '10.20.0.1',
      'DNS servers': '10.20.0.2, 10.20.0.3',
    } as const;
    for (const [label, value] of Object.entries(right)) await console.fill(label, value);
    for (const [label, value] of wrong) {
      await console.fill(label, value);
      console.enter();
      await console.sees(new RegExp(`${label} +\\[${value} .*\\n.*! .*"(${value}|name)"`, 'u'));
      await console.fill(label, right[label]);
    }
    await console.next();
    await console.choose('Continue');
    await console.sees('static, 10.20.0.7', 'eth1');
    await console.next();
    await console.answers('yes');
    growsLong(console);
    await console.comesBack(
      /Device +eth1/u,
      /IPv4 mode +static/u,
      /IPv4 address +10\.20\.0\.7 /u,
      /Netmask +255\.255\.255\.0/u,
      /Gateway +10\.20\.0\.1 /u,
      /10\.20\.0\.2, 10\.20\.0\.3/u,
    );

    expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe(
      "LABEL='eth1'\nMODE='static'\nIP='10.20.0.7'\nNETMASK='255.255.255.0'\n" +
        "GATEWAY='10.20.0.1'\nDNS='10.20.0.2,10.20.0.3'\n",
    );
    expect(textAt(tree, 'var/tmp/network-reset')).toBeNull();
  },
);
