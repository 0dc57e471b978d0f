import { connect } from '../../src/xenapi/index.js';
import { callIn, jsonOk } from '../xenapi/answers.js';
import { bodyOf, endAll, httpOn, send, socketPath } from '../xenapi/misbehaving.js';
import { pool } from '../xapi/pool-file.js';
import { asRecord, withXapi } from '../xapi/with-xapi.js';

afterEach(async () => {
  jest.restoreAllMocks();
  await endAll();
});

test('a date that stands still or goes back does not keep an event.from waiting', async () => {
  let hours = 500_000;
  await withXapi(
    pool(),
    async ({ call }) => {
      const { token } = asRecord(await call('event.from', ['network'], '', 0));
      expect(await call('event.from', ['network'], token ?? '', 0.01)).toMatchObject({});
    },
    { now: () => new Date(--hours * 3_600_000) },
  );
});

test('a date that goes forward cuts no call short', async () => {
  const path = socketPath();
  await httpOn(path, (request, response) => {
    void bodyOf(request).then((body) => {
      // Later than a deadline of a millisecond, which is what would be left of it.
      setTimeout(() => {
        send(response, 'application/json', jsonOk('seven', callIn(body).id));
      }, 20);
    });
  });
  let hours = 0;
  jest.spyOn(Date, 'now').mockImplementation(() => ++hours * 3_600_000);
  expect(await connect({ socketPath: path }).call('x.y', [])).toMatchObject({ ok: true });
});
