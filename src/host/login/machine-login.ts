import { err, ok, type LoginPort } from '../../model/index.js';
import { terminalName } from '../machine/identity.js';
import { createAuthentication } from './authentication.js';
import { mayLogIn, memberOnMachine, readLoginPolicy } from './login-policy.js';
import { askPam, type PamTools } from './pam.js';
import { hasPassword } from './root-password.js';

/**
 * The login of this machine, through its PAM. `helper` is called when somebody first logs in.
 * `boot` is this machine's boot id.
 */
export function machineLogin(
  { commands, files, helper }: Omit<PamTools, 'helper'> & { readonly helper: () => string },
  boot: string,
): LoginPort {
  const pam = (): PamTools => ({ commands, files, helper: helper() });
  const terminal = (): string => terminalName().replace(/^\/dev\//u, '');
  return {
    authenticate: createAuthentication({
      files,
      boot,
      check: async (user, password, signal) => {
        const policy = await readLoginPolicy(files);
        const asked = await askPam(pam(), {
          action: 'authenticate',
          user,
          password,
          services: policy.services,
          terminal: terminal(),
          signal,
        });
        if (!asked.ok) {
          const { code, detail } = asked.error;
          return err({ code: code === 'newPasswordRefused' ? 'unavailable' : code, detail });
        }
        return (await mayLogIn(user, policy, memberOnMachine(commands)))
          ? asked
          : err({ code: 'notPermitted', detail: policy.group });
      },
    }),
    setPassword: async (user, wanted) => {
      const { services } = await readLoginPolicy(files);
      const set = await askPam(pam(), {
        action: 'set',
        user,
        password: wanted,
        services,
        terminal: terminal(),
      });
      return set.ok ? ok(undefined) : set;
    },
    isPasswordSet: async () => {
      const { group } = await readLoginPolicy(files);
      const shadow = await files.text('/etc/shadow');
      return group !== '' || !shadow.known || hasPassword(shadow.value);
    },
    isOpenToAll: () => Promise.resolve(false),
    shownUser: () => Promise.resolve(null),
  };
}
