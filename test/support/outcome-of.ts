/** What a generator answers at its end, and what it has told before. */
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
