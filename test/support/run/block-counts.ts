import { Session } from 'node:inspector';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const project = pathToFileURL(resolve(__dirname, '../../..')).href;

/**
 * Counts the blocks of our own code that run: function bodies, branches and rounds of loops, as V8
 * counts them. So the cost of work is counted and not measured.
 */
export class BlockCounts {
  readonly #session = new Session();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** How many blocks have run since the last time. */
  take(): number {
    let count = 0;
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      for (const { url, functions } of result)
        if (url.startsWith(project) && !url.includes('/node_modules/'))
          for (const { ranges } of functions) for (const range of ranges) count += range.count;
    });
    return count;
  }

  end(): void {
    this.#session.disconnect();
  }
}
