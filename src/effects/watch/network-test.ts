import type { HostPort, TestTarget } from '../../model/index.js';
import type { ConsoleEvent } from '../../console/index.js';

/** The running network tests, by number. */
export class NetworkTests {
  readonly #running = new Map<number, AbortController>();

  constructor(
    private readonly host: Promise<HostPort>,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Tests all targets side by side, and reports each result as it comes. */
  async test(run: number, targets: readonly TestTarget[]): Promise<void> {
    const control = new AbortController();
    this.#running.set(run, control);
    const { network } = await this.host;
    await network.test(
      targets,
      (result) => {
        this.send({ kind: 'testResult', run, result });
      },
      { signal: control.signal },
    );
    this.#running.delete(run);
    this.send({ kind: 'testEnded', run });
  }

  /** Stops a test, whatever it is doing. */
  stop(run: number): void {
    this.#running.get(run)?.abort();
  }
}
