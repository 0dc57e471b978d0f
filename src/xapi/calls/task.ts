import { apiError, done, failed, invalidValue } from '../errors.js';
import { action, param, type Method } from '../dispatch/method.js';
import { onObject } from '../dispatch/on-object.js';
import { float, oneOf, ref, set as setOf, text } from '../schema/field.js';
import { timestamp } from '../timestamp.js';

const self = param('self', ref('task'));

/** The longest text, in characters, that a client may write into a task. */
const longestText = 10_000;

/** Sets a column of a client's own task. The server alone sets the outcome of a call's task. */
const set = (column: string) =>
  onObject('task', 'self', ({ services: { database } }, task, args) => {
    if (task.get('name__label').startsWith('Async.'))
      return failed(apiError('OPERATION_NOT_ALLOWED', 'this task belongs to a call'));
    if (args.text('value').length > longestText) return failed(invalidValue('value', 'too long'));
    return database.transaction(() => {
      database.update('task', task.ref, { [column]: args.text('value') });
      return done();
    });
  });

/**
 * Calls on tasks: clients make their own tasks, and may destroy any task. Tasks have no async form.
 */
export const taskMethods: readonly Method[] = [
  action(
    'task.create',
    [param('label', text), param('description', text)],
    ({ services, session }, args) => {
      const made = services.tasks.create(args.text('label'), args.text('description'), session);
      return made.ok ? done(made.value) : failed(made.error);
    },
  ),
  action(
    'task.destroy',
    [self],
    onObject('task', 'self', ({ services: { database } }, task) =>
      database.transaction(() => {
        database.remove('task', task.ref);
        return done();
      }),
    ),
  ),
  action(
    'task.cancel',
    [self],
    onObject('task', 'self', ({ services: { database } }, task) => {
      // A running call is a transaction and cannot stop half-way, so only a client's own task can
      // be cancelled.
      if (task.get('status') !== 'pending' || task.get('name__label').startsWith('Async.'))
        return failed(apiError('OPERATION_NOT_ALLOWED', 'this task cannot be cancelled'));
      return database.transaction(() => {
        database.update('task', task.ref, { status: 'cancelled' });
        return done();
      });
    }),
  ),
  action('task.set_progress', [self, param('value', float)], set('progress')),
  action('task.set_result', [self, param('value', text)], set('result')),
  action('task.set_error_info', [self, param('value', setOf(text))], set('error_info')),
  action(
    'task.set_status',
    [
      self,
      param(
        'value',
        oneOf('task_status_type', 'pending', 'success', 'failure', 'cancelling', 'cancelled'),
      ),
    ],
    onObject('task', 'self', ({ services: { database, now } }, task, args) =>
      database.transaction(() => {
        const ended = ['success', 'failure', 'cancelled'].includes(args.text('value'));
        database.update('task', task.ref, {
          status: args.text('value'),
          ...(ended ? { finished: timestamp(now()) } : {}),
        });
        return done();
      }),
    ),
  ),
].map((method) => ({ ...method, hasAsync: false }));
