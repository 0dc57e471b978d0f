import { atSerialLine, logsInAtLine, tellOnMachine } from './lab/on-machine.js';

tellOnMachine('a line that is set to 9,600 bits a second gets the short pages', async (machine) => {
  const unit = 'xsconsole-recovery@ttyS0';
  // A console that ends gives the line the speed that it found.
  await machine.run(`systemctl stop ${unit}; stty -F /dev/ttyS0 9600; systemctl start ${unit}`);
  await atSerialLine(machine).sees('Status Display', 'In brief');
});

tellOnMachine(
  'the kernel has the line at 9,600: console and login keep the speed',
  async (machine) => {
    await atSerialLine(machine).sees('Status Display', 'In brief');
    await machine.run('/opt/xsconsole/bin/xsconsole-setup --restore');
    await logsInAtLine(machine);
    machine.serial.type('/opt/xsconsole/bin/xsconsole\r');
    await atSerialLine(machine).sees('Status Display', 'In brief');
  },
  { speed: 9_600 },
);
