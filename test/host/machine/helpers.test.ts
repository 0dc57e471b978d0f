import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../assets/helpers');
const helpers = readdirSync(folder).filter((name) => name.endsWith('.py'));

test.each(helpers)('%s is Python that an old host understands', (name) => {
  // Annotations, f-strings and := came later than hosts of today have them all.
  expect(() =>
    execFileSync(
      'python3',
      ['-c', 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 4))'],
      { input: readFileSync(join(folder, name)), stdio: ['pipe', 'ignore', 'pipe'] },
    ),
  ).not.toThrow();
});
