import { isAbsolute } from 'node:path';
import { ok, type HostFilePort, type SetupPort } from '../../model/index.js';
import { commandLine } from '../machine/commands.js';
import { checkHost } from './check-host.js';
import { finding, inTree, notLooked } from './finding.js';
import type { CheckedHost, RunningHost } from './running-host.js';
import { firstScreen } from './screens.js';

const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Where no systemd runs. */
export const withoutSystemd: Omit<SetupPort, 'check' | 'packageMayFollow'> = {
  run: (program, args) =>
    Promise.resolve(ok({ ran: false, command: commandLine({ program, args }) })),
  screensLeftOn: () => Promise.resolve([]),
  startedByHost: (units) => Promise.resolve(units),
  hasScreen: () => true,
};

/** What is set up in a tree. `described`: an embedded host runs on it, or may. */
export function treeSetup(host: CheckedHost, described: boolean): SetupPort {
  return {
    check: () => checkHost(host, filesOnly(host.files, described)),
    packageMayFollow: true,
    ...withoutSystemd,
  };
}

/** What the files of a tree tell of a running host. No program is run. */
function filesOnly(files: HostFilePort, described: boolean): RunningHost {
  return {
    kernel: (name) => notLooked('system', inTree, { value: name }),
    root: () => Promise.resolve(notLooked('root', inTree)),
    silent: (code, value) => (described ? finding(code, 'wrong', value) : notLooked(code, inTree)),
    placeOf: async (...names) => {
      const places = names.flatMap((name) =>
        isAbsolute(name) ? [name] : folders.map((folder) => `${folder}/${name}`),
      );
      for (const place of places) if (await files.exists(place)) return place;
      return '';
    },
    ask: () => Promise.resolve(null),
    // Every screen but the first comes from the kernel's list of consoles.
    hasScreen: async (screen) =>
      screen !== firstScreen || (await files.exists(`/sys/class/tty/${screen}`)) ? true : null,
  };
}
