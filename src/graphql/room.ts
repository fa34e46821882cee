/** Somebody who is in, or waits to be. */
export interface Entry {
  /** Resolves when there is room; null where there was. */
  readonly turn: Promise<void> | null;
  /** Makes room, or gives up waiting. May be called again. */
  leave(): void;
}

/** Holds so much at once; who comes when it is full waits for those before. */
export interface Room {
  enter(weight: number): Entry;
}

interface Waiting {
  readonly weight: number;
  readonly admit: () => void;
}

/** @param capacity In the unit of the weights. What is heavier enters when nothing else is in. */
export function createRoom(capacity: number): Room {
  const queue = new Set<Waiting>();
  let taken = 0;

  function hasRoomFor(weight: number): boolean {
    return taken === 0 || taken + weight <= capacity;
  }

  function admitNext(): void {
    for (const waiting of queue) {
      if (!hasRoomFor(waiting.weight)) return;
      queue.delete(waiting);
      taken += waiting.weight;
      waiting.admit();
    }
  }

  return {
    enter(weight) {
      let hasLeft = false;
      const leave = (wait: Waiting | null): void => {
        if (hasLeft) return;
        hasLeft = true;
        if (wait === null || !queue.delete(wait)) taken -= weight;
        admitNext();
      };
      if (queue.size === 0 && hasRoomFor(weight)) {
        taken += weight;
        return { turn: null, leave: () => leave(null) };
      }
      const { promise: turn, resolve: admit } = Promise.withResolvers<void>();
      const waiting = { weight, admit };
      queue.add(waiting);
      return { turn, leave: () => leave(waiting) };
    },
  };
}
