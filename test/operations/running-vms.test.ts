import { openHost } from '../../src/embedded/index.js';
import { known } from '../../src/model/index.js';
import { readHostFacts } from '../../src/operations/index.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

const vm = (uuid: string, name: string): string =>
  `<row ref="OpaqueRef:${uuid}" uuid="${uuid}" name__label="${name}" power_state="Running" ` +
  'resident_on="OpaqueRef:h" is_control_domain="false"/>';

test('people see the running VMs by name, whatever its case', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/embedded-hardware.json': '{}',
    'run/services/network': 'running\n',
    'etc/xensource-inventory': "INSTALLATION_UUID='here'\n",
    'var/lib/xcp/state.db':
      '<database><table name="host"><row ref="OpaqueRef:h" uuid="here"/></table>' +
      `<table name="VM">${vm('1', 'Zeus')}${vm('2', 'web')}${vm('3', 'apache')}</table></database>`,
  });
  const { runningVms } = await readHostFacts(await openHost(root));
  expect(runningVms).toEqual(
    known([
      { uuid: '3', name: 'apache' },
      { uuid: '2', name: 'web' },
      { uuid: '1', name: 'Zeus' },
    ]),
  );
});
