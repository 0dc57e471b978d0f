import type { ResetStep, RunNote } from '../../src/reset/index.js';
import { noteText, stepText } from '../../src/text/index.js';

const replace = (
  file: 'poolConf' | 'inventory' | 'management' | 'trigger',
  path: string,
): ResetStep => ({ kind: 'replaceFile', file, path, content: '', mode: 0o644 });

test.each<[ResetStep, string]>([
  [{ kind: 'saveUndo', paths: ['a', 'b'] }, 'Keep copies of 2 files for going back'],
  [{ kind: 'prepareFiles', paths: ['a'] }, 'Prepare 1 new file'],
  [{ kind: 'stopService', service: 'xapi' }, 'Stop XAPI'],
  [{ kind: 'stopService', service: 'xcp-networkd' }, 'Stop xcp-networkd'],
  [{ kind: 'stopService', service: 'network' }, 'Stop networking (service network)'],
  [replace('poolConf', '/etc/xensource/pool.conf'), 'Replace /etc/xensource/pool.conf (pool role)'],
  [replace('inventory', '/i'), 'Replace /i (inventory)'],
  [replace('management', '/m'), 'Replace /m (firstboot data)'],
  [
    replace('trigger', '/t\u001b'),
    'Replace /t (trigger that completes the reset at the next start)',
  ],
  [{ kind: 'removeFile', file: 'networkdDatabase', path: '/d' }, 'Remove /d (networkd database)'],
  [
    { kind: 'reconfigureManagement', args: ['--force', 'xenbr0', 'rewrite'] },
    'Set up the management bridge (interface-reconfigure --force xenbr0 rewrite)',
  ],
  [
    { kind: 'resetInterfaceNames' },
    'Reset the names of the network interfaces to their order at installation',
  ],
  [{ kind: 'sync' }, 'Flush everything to the disk'],
  [{ kind: 'remountRoot' }, 'Remount the root file system read-write'],
  [{ kind: 'reboot' }, 'Reboot the host'],
])('%j', (step, text) => {
  expect(stepText(step)).toBe(text);
});

test.each<[RunNote, string]>([
  [{ code: 'wouldRun', detail: 'reboot -f\n' }, 'would run: reboot -f '],
  [{ code: 'alreadyDone', detail: '' }, 'done already'],
  [{ code: 'absent', detail: '' }, 'was not there'],
  [{ code: 'notWanted', detail: '' }, 'not wanted'],
  [
    { code: 'movedAside', detail: '/var/tmp/network-reset.aside-1' },
    'what others had put there is now /var/tmp/network-reset.aside-1',
  ],
])('%j', (note, text) => {
  expect(noteText(note)).toBe(text);
});
