import { endPool, newPool, poolCommand } from '../../support/pool/pool.js';

afterEach(endPool);

test('two coordinators: the playbook tells, and the wrong one is pointed back with --force only', async () => {
  const [one, two] = await newPool(3);
  if (one === undefined || two === undefined) throw new Error('three hosts');
  const became = await poolCommand(two, '--become-coordinator', '--yes');
  expect(became).toMatchObject({ status: 0 });
  expect(became.stdout).toContain('the pool has two coordinators');
  await two.says(/now names this host as the pool coordinator/u);
  await two.says(/ready/u);
  expect((await poolCommand(one, '--playbook')).stdout).toMatch(
    /xcp-fra-02 \(127\.16\.0\.12\): answers[\s\S]*--coordinator-address 127\.16\.0\.11[\s\S]*xcp-fra-03 \(127\.16\.0\.13\): back/u,
  );
  const back = ['--coordinator-address', '127.16.0.11', '--yes'];
  expect(await poolCommand(two, ...back)).toMatchObject({ status: 1 });
  const pointed = await poolCommand(two, ...back, '--force');
  expect(pointed).toMatchObject({ status: 0 });
  expect(pointed.stdout).toContain('XAPI works in this role.');
  expect((await poolCommand(one, '--playbook')).stdout).toContain(
    'All supporters (slaves) are back.',
  );
});
