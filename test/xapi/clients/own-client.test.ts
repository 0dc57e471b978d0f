import { LoginGuard } from '../../../src/xapi/login-guard.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allMethods } from '../../../src/xapi/calls/index.js';
import { connect, type WireValue, type XenApiSession } from '../../../src/xenapi/index.js';
import { finish, ok } from '../../../src/model/index.js';
import { parseTrigger } from '../../../src/reset/index.js';
import {
  changeHostName,
  changeHostTime,
  changeNameServers,
  changePoolPassword,
  disableHost,
  disableManagement,
  readHostNames,
  readPoolFacts,
  readHostStatus,
  readHostTime,
  setManagementInterface,
  shutDownVms,
  withSession,
} from '../../../src/operations/index.js';
import { startProcess, stopServers } from '../process/server-process.js';

afterEach(stopServers);

const names = new Set([
  ...allMethods({
    file: null,
    guard: new LoginGuard(() => Promise.resolve()),
  }).keys(),
]);

/** Every `Class.call` our programs spell out in rooms that speak XenAPI. */
function spelledCalls(): readonly string[] {
  const files = ['xenapi', 'operations', 'startup'].flatMap((room) => {
    const folder = join(__dirname, '../../../src', room);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name));
  });
  const found = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /'((?:host|pool|PIF|Bond|VLAN|tunnel|network|VM|VIF|session|task|event|system)\.[a-z]\w*)'/g,
      ),
    ].map(([, call = '']) => call),
  );
  return [...new Set(found)].filter((call) => call !== 'host.unknown').sort();
}

test('every call that our own programs make is one the embedded XAPI answers', () => {
  const calls = spelledCalls();
  expect(calls.length).toBeGreaterThan(25);
  expect(calls.filter((call) => !names.has(call))).toEqual([]);
});

const outcome = (answer: { readonly ok: boolean; readonly error?: unknown }) =>
  answer.ok ? 'done' : answer.error;

test(
  'what the console changes of a host goes through the real server, with credentials and by ' +
    'the unix socket',
  async () => {
    const chrony = {
      'etc/chrony.conf': 'pool 2.xcp-ng.pool.ntp.org iburst\n',
      'etc/xensource-inventory': "INSTALLATION_UUID='uuid-h1'\nMANAGEMENT_INTERFACE='xenbr0'\n",
    };
    const server = await startProcess({ files: chrony, passwords: ['root:secret'] });
    const inSession = (
      work: (session: XenApiSession) => Promise<void>,
      password: string | null = null,
    ) =>
      withSession(
        connect(password === null ? { socketPath: server.socketPath } : { url: server.url }),
        async (session) => {
          await work(session);
          return ok(undefined);
        },
        password === null ? {} : { who: { user: 'root', password } },
      );
    const worked = await inSession(async (session) => {
      const field = async (call: string, ref: string): Promise<WireValue> => {
        const answer = await session.call(call, [ref]);
        return answer.ok ? answer.value : answer.error.code;
      };
      expect(await changeHostName(session, 'uuid-h1', 'xcp-9')).toMatchObject({
        ok: true,
        value: { own: { ok: true }, inPool: { ok: true } },
      });
      expect(await readHostNames(session, 'uuid-h1')).toEqual({
        ok: true,
        value: { own: 'xcp-9', inPool: 'xcp-9' },
      });
      const half = {
        own: {
          ok: false,
          error: {
            method: 'host.set_hostname_live',
            kind: 'api',
            code: 'HOST_NAME_INVALID',
            params: ['hostname contains invalid characters'],
          },
        },
        inPool: { ok: true },
      };
      expect(await changeHostName(session, 'uuid-h1', 'no host name')).toMatchObject({
        ok: true,
        value: half,
      });
      expect(await readHostNames(session, 'uuid-h1')).toEqual({
        ok: true,
        value: { own: 'xcp-9', inPool: 'no host name' },
      });

      expect(
        outcome(
          await changeHostTime(session, 'uuid-h1', { mode: 'manual', servers: ['10.0.0.123'] }),
        ),
      ).toBe('done');
      expect(await readHostTime(session, 'uuid-h1')).toEqual({
        ok: true,
        value: { mode: 'manual', servers: ['10.0.0.123'], synchronised: null },
      });
      expect(outcome(await changePoolPassword(session, '', 'a new one'))).toBe('done');

      const wanted = parseTrigger(
        'DEVICE=eth0\nVLAN=31\nMODE=static\nIP=10.31.0.2\nNETMASK=255.255.255.0\nDNS=10.31.0.1\n',
      );
      if (!wanted.ok) throw new Error(JSON.stringify(wanted.error));
      const moved = await finish(
        setManagementInterface(session, 'uuid-h1', wanted.value, { cleanFormer: true }),
      );
      expect(moved).toMatchObject({ ok: true, value: { former: 'h1-eth0', notCleaned: '' } });
      expect(await field('host.get_address', 'h1')).toBe('10.31.0.2');
      expect(outcome(await changeNameServers(session, 'uuid-h1', ['10.31.0.8']))).toBe('done');
      expect(await readHostStatus(session, 'uuid-h1')).toMatchObject({ ok: true });
      const facts = await readPoolFacts(session, 'uuid-h1', true);
      expect(facts.ok ? facts.value.runningVms?.map(({ name }) => name) : facts.error).toEqual([
        'vm of h1',
      ]);

      expect(outcome(await disableHost(session, 'uuid-h1'))).toBe('done');
      expect(await field('host.get_enabled', 'h1')).toBe(false);
      const told: string[] = [];
      for await (const { vm, state } of shutDownVms(session, 'uuid-h1', { force: true }))
        told.push(`${vm.name} ${state}`);
      expect(told).toEqual(['vm of h1 asked', 'vm of h1 stopped']);
      expect(await field('VM.get_power_state', 'h1-vm')).toBe('Halted');
      expect(outcome(await disableManagement(session))).toBe('done');
    });
    expect(worked).toEqual({ ok: true, value: undefined });
    const old = await inSession(() => Promise.resolve(), 'secret');
    expect(old).toMatchObject({ ok: false, error: { code: 'SESSION_AUTHENTICATION_FAILED' } });
    expect(await inSession(() => Promise.resolve(), 'a new one')).toMatchObject({ ok: true });
  },
);
