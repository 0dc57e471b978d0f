import { readSystemDescription } from '../../support/host/host-calls.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test(
  'maker, model and firmware as the kernel shows them; what the maker never filled in is ' +
    'empty',
  async () => {
    const root = temporaryFolder();
    writeTree(root, {
      'sys/class/dmi/id/sys_vendor': 'Dell Inc.\n',
      'sys/class/dmi/id/product_name': 'PowerEdge R640\n',
      'sys/class/dmi/id/product_serial': 'To Be Filled By O.E.M.\n',
      'sys/class/dmi/id/chassis_asset_tag': '\n',
      'sys/class/dmi/id/bios_version': '2.19.1\n',
      'sys/class/dmi/id/bios_date': '06/04/2023\n',
    });
    expect(await readSystemDescription(root)).toEqual({
      known: true,
      value: {
        maker: 'Dell Inc.',
        model: 'PowerEdge R640',
        serial: '',
        assetTag: '',
        biosVendor: '',
        biosVersion: '2.19.1',
        biosDate: '06/04/2023',
      },
    });
  },
);

test.each([[{}], [{ 'sys/class/dmi/id/sys_vendor': 'Default string\n' }]])(
  'a firmware that says nothing is unknown, not empty: %j',
  async (files) => {
    const root = temporaryFolder();
    writeTree(root, files);
    expect(await readSystemDescription(root)).toMatchObject({
      known: false,
      reason: { code: 'absent' },
    });
  },
);

test('an embedded host is described beside its NICs', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/embedded-hardware.json':
      '{"nics": [], "system": {"maker": "Supermicro", "model": "X11", "serial": 7}}',
  });
  expect(await readSystemDescription(root)).toMatchObject({
    known: true,
    value: { maker: 'Supermicro', model: 'X11', serial: '' },
  });
});
