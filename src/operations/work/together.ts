/** Runs several generators at the same time and yields each value as soon as it is there. */
export async function* together<T>(
  works: readonly AsyncGenerator<T, unknown>[],
): AsyncGenerator<T> {
  const next = async (
    work: AsyncGenerator<T, unknown>,
  ): Promise<{
    readonly work: AsyncGenerator<T, unknown>;
    readonly news: IteratorResult<T, unknown>;
  }> => ({
    work,
    news: await work.next(),
  });
  const waiting = new Map(works.map((work) => [work, next(work)]));
  while (waiting.size > 0) {
    const { work, news: told } = await Promise.race(waiting.values());
    if (told.done === true) waiting.delete(work);
    else {
      waiting.set(work, next(work));
      yield told.value;
    }
  }
}
