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
  return new AnswerStaleness();
}

/** A class, since it is made for each request: nearly all find nothing stale, and come no further than a look whether there is anything. */
class AnswerStaleness implements Staleness {
  #ages: Map<object, number> | undefined;
  readonly #marks: StaleMark[] = [];

  note(thing: object, ageMs: number): void {
    this.#ages ??= new Map();
    this.#ages.set(thing, ageMs);
  }

  carry(from: object, to: object): void {
    const ageMs = this.#ages?.get(from);
    if (ageMs !== undefined) this.#ages?.set(to, ageMs);
  }

  mark(thing: unknown, toPath: () => readonly (string | number)[]): void {
    const ageMs = this.#ages?.get(thing as object);
    if (ageMs !== undefined) this.#marks.push({ path: toPath(), ageMs });
  }

  isEmpty(): boolean {
    return this.#ages === undefined;
  }

  read(): readonly StaleMark[] | null {
    const marks = this.#marks;
    if (marks.length === 0) return null;
    return marks.length > maxMarks ? toRoots(marks) : marks;
  }
}

function toRoots(marks: readonly StaleMark[]): StaleMark[] {
  const oldest = new Map<string | number, number>();
  for (const { path, ageMs } of marks) {
    const [root = ""] = path;
    oldest.set(root, Math.max(ageMs, oldest.get(root) ?? 0));
  }
  return [...oldest].map(([root, ageMs]) => ({ path: [root], ageMs }));
}
