import { join } from 'node:path';
import { bundleProgram } from './run/bundle-program.js';

/** The fixture console as a program of its own. */
export function bundleFixture(): ReturnType<typeof bundleProgram> {
  return bundleProgram(join(__dirname, 'fixture-console.ts'));
}
