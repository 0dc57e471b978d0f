import {
  diskNotes,
  hostPaths,
  isJsonObject,
  ok,
  parseJson,
  type EmbeddedXapiPort,
  type HostPort,
} from '../../model/index.js';
import { lanPath } from '../lan/description.js';

const notArmed = '<config><row key="ha.armed" value="false"/></config>\n';

/** What the embedded XAPI changes in a tree. Only an embedded host has disks to note things of. */
export function treeXapi(
  { clock, files, login, network }: Pick<HostPort, 'clock' | 'files' | 'login' | 'network'>,
  described: boolean,
): EmbeddedXapiPort {
  return {
    disarmHa: () => files.write(hostPaths.localDatabase, notArmed, 0o600),
    setHostName: (name) => files.write('/etc/hostname', `${name}\n`, 0o644),
    setTimeServers: async (servers) => {
      const kept = await clock.sources();
      // A host without chronyd has no list of time servers.
      return !kept.known && kept.reason.code === 'absent'
        ? ok(undefined)
        : clock.writeServers(servers);
    },
    setSyslog: (target) =>
      files.write(
        '/etc/rsyslog.d/remote.conf',
        target === '' ? '# nowhere\n' : `*.* @${target}\n`,
        0o644,
      ),
    setRootPassword: async (password) =>
      (await login.isPasswordSet()) ? login.setPassword('root', password) : ok(undefined),
    answers: async (server) => {
      if (!(await files.exists(`/${lanPath}`))) return null;
      let silent = false;
      await network.test([{ of: 'own', text: server }], ({ outcome: { state } }) => {
        silent = state !== 'answered' && state !== 'notLooked';
      });
      return !silent;
    },
    noteFormat: async (disk, type) => {
      if (!described) return ok(undefined);
      const noted = await files.text(diskNotes);
      const known = noted.known ? parseJson(noted.value) : null;
      const notes = known?.ok === true && isJsonObject(known.value) ? known.value : {};
      return files.write(diskNotes, `${JSON.stringify({ ...notes, [disk]: type })}\n`, 0o644);
    },
  };
}
