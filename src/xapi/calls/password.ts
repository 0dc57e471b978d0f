import { apiError, done, failed, internalError } from '../errors.js';
import { action, param, type Call, type Method } from '../dispatch/method.js';
import { text } from '../schema/field.js';
import { authenticate, type LoginChecks } from './session.js';

const rejected = (reason: string) => failed(apiError('CHANGE_PASSWORD_REJECTED', reason));

/** The password file keeps one user on each line, with colons between the fields. */
const unusable = /[:\p{Cc}]/u;

async function oldIsRight(call: Call, login: LoginChecks, old: string): Promise<boolean> {
  return (
    call.caller.transport === 'unix' ||
    (await authenticate(call, login, 'root', old, () => true)) !== null
  );
}

/**
 * session.change_password sets root's password: on this host, and in the password file. Over the
 * unix socket the caller is root already, so the old password is not checked.
 */
export function passwordMethods(login: LoginChecks): readonly Method[] {
  return [
    {
      ...action(
        'session.change_password',
        [param('old_pwd', text), param('new_pwd', text)],
        async (call, args) => {
          const { machine, log } = call.services;
          if (call.session?.superuser !== true)
            return failed(
              apiError('USER_IS_NOT_LOCAL_SUPERUSER', 'only root may change the password of root'),
            );
          if (!(await oldIsRight(call, login, args.text('old_pwd'))))
            return rejected('Authentication failure');
          const wanted = args.text('new_pwd');
          if (wanted === '' || unusable.test(wanted))
            return rejected('the new password is empty, or holds a colon or a control character');
          const error =
            (await machine.setRootPassword(wanted)) ??
            (await login.file?.change('root', wanted)) ??
            null;
          if (error !== null) return failed(internalError(error));
          log('session.change_password: root has another password now');
          return done();
        },
      ),
      hasAsync: false,
    },
  ];
}
