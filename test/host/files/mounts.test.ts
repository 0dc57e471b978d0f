import { readMounts } from '../../../src/host/files/mounts.js';
import { known } from '../../../src/model/index.js';

/** As a kernel shows a root, the same root bound read only, and a file system that is so itself. */
const table =
  '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard,resuid=65534,resgid=65534\n' +
  '63 43 254:0 / / ro,relatime - ext4 /dev/vda rw,discard,resuid=65534,resgid=65534\n' +
  '28 27 0:25 / /mnt/a\\040b rw,nosuid shared:7 - tmpfs unavailable ro,size=4k,mode=755\n';

test('a mount is read-only by itself or with its whole file system', async () => {
  const read = await readMounts({ text: () => Promise.resolve(known(table)) });
  const root = { number: '254:0', source: '/dev/vda', point: '/' };
  expect(read).toEqual(
    known([
      { ...root, readOnly: false },
      { ...root, readOnly: true },
      { number: '0:25', source: 'unavailable', point: '/mnt/a b', readOnly: true },
    ]),
  );
});
