/** Calls `act` after a while; the answer stops that. Nobody can set the clock of a timer. */
export type Later = (act: () => void, afterMs: number) => () => void;

/** The timer of this process. */
export const later: Later = (act, afterMs) => {
  const timer = setTimeout(act, afterMs);
  return () => {
    clearTimeout(timer);
  };
};
