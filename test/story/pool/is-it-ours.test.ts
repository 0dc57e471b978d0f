import { endPool, newPool, poolCommand } from '../../support/pool/pool.js';
import { impostorAt } from '../../support/pool/impostor.js';

afterEach(endPool);

test('an impostor, another supporter and nobody: refused, refused, and a warning; nothing secret is sent', async () => {
  const [, two] = await newPool(3);
  if (two === undefined) throw new Error('three hosts');
  const port = Number(await two.text('etc/xsconsole/pool-port'));
  const sent = await impostorAt('127.16.0.77', port);
  const secret = (await two.text('etc/xensource/ptoken')).trim();

  const point = (address: string, ...more: readonly string[]) =>
    poolCommand(two, '--coordinator-address', address, '--yes', ...more);
  const refused = await point('127.16.0.77');
  expect(refused).toMatchObject({ status: 1 });
  expect(refused.stderr).toContain('is not of this pool');
  const reset = await poolCommand(
    two,
    '--yes',
    '--no-probe',
    '--device',
    'eth0',
    '-m',
    '127.16.0.77',
  );
  expect(reset).toMatchObject({ status: 1 });
  expect(reset.stderr).toContain('is not of this pool');
  const other = await point('127.16.0.13');
  expect(other).toMatchObject({ status: 1 });
  expect(other.stderr).toContain('is a supporter (slave), of 127.16.0.11');
  expect(await two.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.11');

  // Whoever insists gets it, and the pool secret still goes to nobody without a certificate.
  expect(await point('127.16.0.77', '--force')).toMatchObject({ status: 0 });
  expect(await two.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.77');
  expect(sent.join('\n')).not.toContain(secret);
  expect(sent.length).toBeGreaterThan(0);

  const silent = await point('127.16.0.78');
  expect(silent).toMatchObject({ status: 0 });
  expect(silent.stderr).toContain('No XAPI answers at 127.16.0.78');
  expect(silent.stdout).toContain('emergency mode');
  const right = await point('127.16.0.11');
  expect(right.stdout).toContain('127.16.0.11 is the coordinator (master) of this pool');
  expect(right.stdout).toContain('XAPI works in this role.');
  expect(await two.records('host')).toHaveLength(3);
});
