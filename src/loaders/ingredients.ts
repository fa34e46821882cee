/** What one answer is made of, as far as it comes out of stores or goes into them. */
export interface Ingredients {
  /**
   * Something stored is used.
   *
   * @param storedAt When it was fetched.
   * @param freshUntil Until when it can be used without being fetched again.
   */
  use(key: string, storedAt: number, freshUntil: number): void;
  /** Something is used that holds for its reader alone, such as the place of a page in a list. */
  bindToReader(): void;
  /** Until when all of it is fresh; Infinity where nothing is used. */
  readonly freshUntil: number;
  readonly isBoundToReader: boolean;
  /** When each thing was fetched, by the store's key. */
  readonly used: ReadonlyMap<string, number>;
}

export function createIngredients(): Ingredients {
  const used = new Map<string, number>();
  let earliestEnd = Number.POSITIVE_INFINITY;
  let isBoundToReader = false;
  return {
    use(key, storedAt, freshUntil) {
      used.set(key, storedAt);
      if (freshUntil < earliestEnd) earliestEnd = freshUntil;
    },
    bindToReader() {
      isBoundToReader = true;
    },
    get freshUntil() {
      return earliestEnd;
    },
    get isBoundToReader() {
      return isBoundToReader;
    },
    used,
  };
}
