import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './import-lines.js';

/*
 * Anybody who sets the date must not lengthen or shorten a wait, a deadline or a login. So only
 * these files read the date, and only for what is shown or written down.
 */
const readers: Readonly<Record<string, string>> = {
  'src/cli/complete-on-host.ts': 'time of a report',
  'src/cli/reset/reset-on-host.ts': 'time of a report and of the journal',
  'src/cli/console/open-console.ts': 'the clock of the top line',
  'src/effects/backup/backup.ts': 'name of a backup',
  'src/effects/change/temporary.ts': 'the hour that is shown; the kernel ends the address itself',
  'src/effects/reset/report.ts': 'name of the report file',
  'src/effects/reset/reset-report.ts': 'time of a report',
  'src/effects/watch/management-trial.ts': 'whether the end of a trial is still news',
  'src/embedded/port-traffic.ts': 'simulated traffic',
  'src/embedded/tree/tree-host.ts': 'uptime of a simulated host',
  'src/host/machine/log-file.ts': 'time of a line of the log',
  'src/host/resets/reset-runner.ts': 'time in the journal',
  'src/host/temporary/temporary-port.ts': 'which notes are shown',
  'src/operations/work/playbook.ts': 'since when a playbook is open',
  'src/startup/ports.ts': 'time of a report',
  'src/xapi/xapi.ts': 'times that the XAPI tells',
};
const dateRead = /\bDate\.now\(|\bnew Date\(\)|\bDate\(\)/u;

test('only these files read the date, for what is shown or written down', () => {
  const found = sourceFiles().filter((name) =>
    dateRead.test(readFileSync(join(root, name), 'utf8')),
  );
  expect(found.sort()).toEqual(Object.keys(readers).sort());
});
