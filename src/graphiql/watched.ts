/** A value that somebody looks at: who subscribes is told of each new one. */
export interface Watched<Value> {
  read(): Value;
  write(value: Value): void;
  /** Calls back after each change; what it returns ends that. */
  subscribe(onChange: () => void): () => void;
}

/** The functions are made once, as React wants of what it watches. */
export function createWatched<Value>(initial: Value): Watched<Value> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    read: () => current,
    write(value) {
      current = value;
      for (const onChange of listeners) onChange();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
