/** Runs work to its end, tells each value that it yields, and answers what it returns. */
export async function finish<Value, End>(
  work: AsyncGenerator<Value, End>,
  tell: (value: Value) => unknown = () => undefined,
): Promise<End> {
  for (;;) {
    const next = await work.next();
    if (next.done === true) return next.value;
    await tell(next.value);
  }
}

/**
 * Runs work to its end within other work: yields what `told` makes of each value, except null, and
 * answers what the work returns. Work whose caller stops reading stays where it is.
 */
export async function* retell<Value, Told, End>(
  work: AsyncGenerator<Value, End>,
  as: (value: Value) => Told | null,
): AsyncGenerator<Told, End> {
  for (;;) {
    const next = await work.next();
    if (next.done === true) return next.value;
    const value = as(next.value);
    if (value !== null) yield value;
  }
}
