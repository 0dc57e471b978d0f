/** The outcome of a generator, and the values it has yielded before. */
export async function outcomeOf<Event, Outcome>(
  work: AsyncGenerator<Event, Outcome>,
  told: (event: Event) => void = () => undefined,
): Promise<Outcome> {
  for (;;) {
    const next = await work.next();
    if (next.done === true) return next.value;
    told(next.value);
  }
}
