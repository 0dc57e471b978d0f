import { factsOf } from '../support/host/read-host.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

const folder = 'etc/sysconfig/network-scripts/interface-rename-data';

test('the names of ports in the renaming rules: of the last boot, and fixed by the administrator', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    [`${folder}/dynamic-rules.json`]:
      '# Automatically adjusted file.\n{\n  "lastboot": [["3c:ec:ef:12:a0:54", ' +
      '"0000:00:06.0", "eth0"]],\n  "old": [["3c:ec:ef:12:a0:56", "0000:00:07.0", ' +
      '"eth7"]]\n}\n',
    [`${folder}/static-rules.conf`]: '# Static rules\neth2:mac="3c:ec:ef:12:a0:58"\n',
  });
  expect((await factsOf(root)).ruleNames).toEqual(['eth0', 'eth2']);
});

test('a rule without a method counts, and a line that the naming script ignores does not', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    [`${folder}/dynamic-rules.json`]: '{"lastboot": [["no MAC", "0000:00:06.0", "eth1"]]}',
    [`${folder}/static-rules.conf`]:
      'eth0="3c:ec:ef:12:a0:54"\neth3 = "0000:00:08.0"\neth5:bogus\neth6:bogus="p1p1"\n',
  });
  expect((await factsOf(root)).ruleNames).toEqual(['eth0', 'eth3']);
});
