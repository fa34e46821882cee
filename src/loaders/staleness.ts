/** What of one answer was no longer fresh when it was given. */
export interface Staleness {
  /** This came out of a store, and was fetched so long ago. */
  note(thing: object, ageMs: number): void;
  /** This was made of that, and is as old. */
  carry(from: object, to: object): void;
  /** What stands at this place of the answer is this; kept in mind where it is stale. */
  mark(thing: unknown, toPath: () => readonly (string | number)[]): void;
  /** Whether nothing was stale so far. */
  isEmpty(): boolean;
  /** Where the answer is stale, and how old it is there; null where all of it is fresh. */
  read(): readonly StaleMark[] | null;
}

/** A place in the answer, and how long ago what stands there was fetched. */
export interface StaleMark {
  readonly path: readonly (string | number)[];
  readonly ageMs: number;
}

/** With more than this the marks would outweigh the answer: then each field at its root is marked once. */
const maxMarks = 200;

/** Of an answer, or a part of one, of which nobody asks. */
export const nothingStale: Staleness = {
  note: () => undefined,
  carry: () => undefined,
  mark: () => undefined,
  isEmpty: () => true,
  read: () => null,
};

export function createStaleness(): Staleness {
  // Nearly all requests find nothing stale, and come no further than a look at an empty map.
  const ages = new Map<object, number>();
  const marks: StaleMark[] = [];
  return {
    note: (thing, ageMs) => ages.set(thing, ageMs),
    carry(from, to) {
      const ageMs = ages.get(from);
      if (ageMs !== undefined) ages.set(to, ageMs);
    },
    mark(thing, toPath) {
      if (ages.size === 0) return;
      const ageMs = ages.get(thing as object);
      if (ageMs !== undefined) marks.push({ path: toPath(), ageMs });
    },
    isEmpty: () => ages.size === 0,
    read() {
      if (marks.length === 0) return null;
      return marks.length > maxMarks ? toRoots(marks) : marks;
    },
  };
}

function toRoots(marks: readonly StaleMark[]): StaleMark[] {
  const oldest = new Map<string | number, number>();
  for (const { path, ageMs } of marks) {
    const [root = ""] = path;
    oldest.set(root, Math.max(ageMs, oldest.get(root) ?? 0));
  }
  return [...oldest].map(([root, ageMs]) => ({ path: [root], ageMs }));
}
