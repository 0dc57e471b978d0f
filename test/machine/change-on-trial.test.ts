import { passwordOf } from './lab/image.js';
import { atSerialLine, logsInAtLine, tellOnMachine } from './lab/on-machine.js';
import { startUpUnit } from './lab/start-up-unit.js';

tellOnMachine(
  'the console is killed during the countdown of a change: the unit takes the change back',
  async (machine) => {
    await machine.run('/opt/xsconsole/bin/xsconsole-setup --restore');
    await logsInAtLine(machine);
    machine.serial.type('/opt/xsconsole/bin/xsconsole\r');
    const operator = atSerialLine(machine);
    await operator.sees('Status Display', 'IPv4 address');
    await operator.choose('Network and Management Interface');
    await operator.choose('Configure Management Interface');
    await operator.logsIn(passwordOf('root'));
    await operator.choose('Configure');
    await operator.choose('eth1');
    await operator.choose('DHCP');
    await operator.choose('Return unless confirmed');
    await operator.choose('after 30 seconds');
    await operator.choose('Continue');
    await operator.sees('The countdown goes on when this console ends or is killed');
    operator.session.press('f8');
    await operator.sees(/returns in \d+ seconds/u);
    await machine.run('loginctl kill-user --signal=KILL root');
    const unit = startUpUnit(machine);
    await unit.tells('The former management interface is back.');
    await unit.ends();
    expect(await machine.run('grep MANAGEMENT_INTERFACE= /etc/xensource-inventory')).toContain(
      'xenbr0',
    );
  },
);
