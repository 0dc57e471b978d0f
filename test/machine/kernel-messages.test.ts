import { tellOnMachine } from './lab/on-machine.js';

tellOnMachine('a kernel message is painted over', async (machine) => {
  await machine.run('dmesg -n 8; echo "<3>e1000: eth1 NIC Link is Down" > /dev/kmsg');
  await machine.serial.waitFor('NIC Link is Down');
  await machine.serial.waitFor(() => !machine.serial.emulator.text().includes('NIC Link'));
  await machine.serial.waitFor('Status Display');
});

tellOnMachine('a flood of kernel messages leaves a whole picture behind it', async (machine) => {
  await machine.run('dmesg -n 8; for n in $(seq 500); do echo "<3>flood $n" > /dev/kmsg; done');
  await machine.serial.waitFor('flood');
  await machine.serial.waitFor(() => !machine.serial.emulator.text().includes('flood'));
  await machine.serial.waitFor('Status Display');
  await machine.until('! fold -w 80 /dev/vcs1 | grep -q flood');
});
