import { createDurableFiles, type DiskOperations, type Processes } from '../../src/host/index.js';
import { temporaryNotesPath, temporaryPort } from '../../src/host/temporary/temporary-port.js';
import {
  isIp,
  known,
  ok,
  unknown,
  type HostFilePort,
  type PortError,
} from '../../src/model/index.js';
import { keepServer, knownServersPath } from '../../src/operations/known-servers.js';
import { isFingerprint } from '../../src/xenapi/index.js';
import { temporaryWords } from '../../src/text/index.js';
import { hookedDisk, systemError } from '../support/disk/hooked-disk.js';
import { MemoryDisk } from '../support/disk/memory-disk.js';

type Files = Pick<HostFilePort, 'text' | 'write'>;

const processes: Processes = {
  own: { pid: 4711, start: '1', boot: 'a' },
  isAlive: () => Promise.resolve(false),
};

/** The files of a disk, as the host's tree reads and writes them. */
function filesOn(disk: DiskOperations): Files {
  const durable = createDurableFiles(disk, processes);
  return {
    text: async (path) => {
      const there = (await disk.lstat(path)) !== null;
      const bytes = there ? await disk.readFile(path) : new Uint8Array();
      return there ? known(new TextDecoder().decode(bytes)) : unknown('absent', path);
    },
    write: (path, content, mode) =>
      durable.write(path, content, { as: 'existing', modeIfNew: mode }),
  };
}

const address = '192.0.2.7';
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

/** Writes the file; answers what went wrong. */
type Writer = (files: Files) => Promise<PortError | null>;

const keepsServer: Writer = async (files) => {
  if (!isFingerprint(fingerprint)) throw new Error('no fingerprint');
  const kept = await keepServer(files, 'https://192.0.2.9', fingerprint);
  return kept.ok ? null : kept.error;
};
const notesAddress: Writer = async (files) => {
  if (!isIp(address)) throw new Error('no address');
  const port = temporaryPort(files, { signs: () => Promise.resolve([]) }, () =>
    Promise.resolve(ok({ ran: true })),
  );
  const wanted = { address, prefixLength: 32, on: 'eth0', gateway: null, madeInterface: false };
  const added = await port.add({ ...wanted, until: 9_999_999_999_999 }, [['x']], []);
  // Whatever becomes of the note, the address is there.
  expect(added).toMatchObject({ ok: true, value: { ran: true } });
  return added.ok ? (added.value.unnoted ?? null) : added.error;
};

describe.each([
  ['the certificates that were accepted', knownServersPath, keepsServer],
  ['the notes of temporary addresses', temporaryNotesPath, notesAddress],
])('%s', (_what, path, write) => {
  test.each(['ENOSPC', 'EIO', 'EROFS', 'EPERM'])(
    '%s at each change: the file is the old one or the new one, and the error is told',
    async (code) => {
      const old = path === knownServersPath ? '{}\n' : '[]\n';
      const start = MemoryDisk.of({ [path]: old });
      const changes: string[] = [];
      const whole = start.settled();
      const counted = hookedDisk(whole, { before: (change) => changes.push(change) });
      expect(await write(filesOn(counted))).toBeNull();
      const wanted = whole.snapshot().get(path);
      expect(changes.length).toBeGreaterThan(3);
      for (const at of changes.keys()) {
        const disk = start.settled();
        let number = 0;
        const before = (): void => {
          if (number++ === at) throw systemError(code);
        };
        const error = await write(filesOn(hookedDisk(disk, { before })));
        const found = disk.snapshot().get(path);
        if (error === null) expect(found).toBe(wanted);
        else {
          expect([start.snapshot().get(path), wanted]).toContain(found);
          expect(temporaryWords.unnoted(error)).toContain(path);
        }
        expect(await write(filesOn(disk))).toBeNull();
      }
    },
  );
});
