import { pool } from '../pool-file.js';
import { asList, asRecord, asText, withXapi } from '../with-xapi.js';

describe('events and tasks', () => {
  const events = async (
    test: Parameters<Parameters<typeof withXapi>[1]>[0],
    classes: readonly string[],
    token: string,
    timeout = 0,
  ) => {
    const answer = asRecord(await test.call('event.from', classes, token, timeout));
    return {
      token: asText(answer['token']),
      counts: asRecord(answer['valid_ref_counts']),
      events: asList(answer['events']).map((event) => asRecord(event)),
    };
  };

  test('the first token gives everything, later ones only what came after', async () => {
    await withXapi(pool(), async (test) => {
      const first = await events(test, ['pif', 'network/net0'], '');
      expect(first.events.map(({ operation }) => operation)).toEqual(Array(15).fill('add'));
      expect(first.counts['pif']).toEqual({ value: 14 });
      expect(first.token).toMatch(/^[0-9]{20},[0-9]{20}$/);
      expect((await events(test, ['*'], first.token)).events).toEqual([]);
      await test.call('network.set_name_label', 'net1', 'not listened to');
      await test.call('network.set_name_label', 'net0', 'new');
      await test.call('VLAN.destroy', 'h1-v7');
      const later = await events(test, ['PIF', 'network/net0'], first.token);
      expect(
        later.events.map((event) => [
          event['class'],
          event['operation'],
          event['ref'],
          'snapshot' in event,
        ]),
      ).toEqual([
        ['network', 'mod', 'net0', true],
        ['pif', 'del', 'h1-vlan7', false],
      ]);
      const injected = await test.call('event.inject', 'network', 'net1');
      expect((await events(test, ['network'], later.token)).token).toBe(injected);
    });
  });

  test('waits for the next change', async () => {
    await withXapi(pool(), async (test) => {
      const { token } = await events(test, ['network'], '');
      const waiting = events(test, ['network'], token, 3600);
      await test.call('network.set_name_label', 'net0', 'new');
      expect((await waiting).events.map((event) => event['ref'])).toEqual(['net0']);
    });
  });

  test('a waiting call ends when the XAPI closes', async () => {
    await withXapi(pool(), async (test) => {
      const { token } = await events(test, ['network'], '');
      const waiting = events(test, ['network'], token, 3600);
      await test.xapi.close();
      expect((await waiting).events).toEqual([]);
    });
  });

  test.each([
    ['nonsense', 'EVENT_FROM_TOKEN_PARSE_FAILURE', ['*']],
    ['', 'EVENT_SUBSCRIPTION_PARSE_FAILURE', ['pif/']],
  ])('token %j', async (token, code, classes) => {
    await withXapi(pool(), async (test) => {
      expect(await test.error('event.from', classes, token, 0)).toEqual([
        code,
        code.startsWith('EVENT_FROM') ? token : 'pif/',
      ]);
    });
  });

  test('Async. answers a task that ends as the call does', async () => {
    await withXapi(pool(), async (test) => {
      const { token } = await events(test, ['task'], '');
      const task = asText(await test.call('Async.VLAN.create', 'h1-eth0', 9, 'free'));
      let answer = await events(test, [`task/${task}`], token, 3600);
      while (asRecord(answer.events.at(-1)?.['snapshot'])['status'] === 'pending')
        answer = await events(test, [`task/${task}`], answer.token, 3600);
      const record = await test.record('task', task);
      expect(record).toMatchObject({
        status: 'success',
        name_label: 'Async.VLAN.create',
        progress: { value: 1 },
      });
      const vlan = /^<value>(.*)<\/value>$/.exec(asText(record['result']))?.[1] ?? '';
      expect(await test.record('VLAN', vlan)).toMatchObject({ tag: 9 });
      const failing = asText(await test.call('Async.VLAN.create', 'h1-eth0', 9, 'spare'));
      answer = await events(test, [`task/${failing}`], answer.token, 3600);
      while (asRecord(answer.events.at(-1)?.['snapshot'])['status'] === 'pending')
        answer = await events(test, [`task/${failing}`], answer.token, 3600);
      expect(await test.record('task', failing)).toMatchObject({
        status: 'failure',
        error_info: ['PIF_VLAN_EXISTS', 'eth0'],
      });
      await test.call('task.destroy', task);
      expect(await test.records('task')).not.toHaveProperty(task);
      expect(await test.closed()).toContain('<table name="task"></table>');
    });
  });
});
