import { pool } from '../pool-file.js';
import { asText, withXapi } from '../with-xapi.js';

test("a client's own task takes what the client says of it", async () => {
  await withXapi(pool(), async ({ call, record, error }) => {
    const task = asText(await call('task.create', 'backup', 'of everything'));
    await call('task.set_progress', task, 0.5);
    await call('task.set_result', task, '<value>x</value>');
    await call('task.set_error_info', task, ['INTERNAL_ERROR', 'x']);
    await call('task.set_status', task, 'failure');
    expect(await record('task', task)).toMatchObject({
      status: 'failure',
      result: '<value>x</value>',
      error_info: ['INTERNAL_ERROR', 'x'],
      progress: { value: 0.5 },
    });
    expect(await error('task.set_progress', task, 'half')).toEqual([
      'INVALID_VALUE',
      'value',
      'half',
    ]);
    await call('task.destroy', task);
    expect(await error('task.set_result', task, '')).toEqual(['HANDLE_INVALID', 'task', task]);
  });
});

test.each([
  ['task.set_progress', 0.1],
  ['task.set_result', ''],
  ['task.set_error_info', ['X']],
])('%s: what became of a call is not for others to say', async (method, value) => {
  await withXapi(pool(), async ({ call, error }) => {
    const task = asText(await call('Async.network.create', {}));
    expect(await error(method, task, value)).toEqual([
      'OPERATION_NOT_ALLOWED',
      'this task belongs to a call',
    ]);
  });
});
