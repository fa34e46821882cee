/** Chance that is the same in every run, so that whatever it finds can be found again. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** `min` to `max` items. */
  list<Item>(min: number, max: number, make: () => Item): Item[];
}

/** Taken out of the global object once: in Jest's contexts each look at that is slow. */
const { floor, imul } = Math;

export function createRandom(seed: number): Random {
  let state = seed;
  /** Mulberry32: small, quick, and good enough to wander with. */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const int = (below: number): number => floor(next() * below);
  return {
    int,
    chance: (share) => next() < share,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    list: (min, max, make) =>
      Array.from({ length: min + int(max - min + 1) }, make),
  };
}
