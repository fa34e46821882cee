/** Something stored, and which state of it: an answer is made of such things. */
export interface Ingredient {
  readonly key: string;
  readonly entry: {
    /** When it was fetched. */
    readonly storedAt: number;
  };
  /** Until when it can be used without being fetched again, in whole seconds since the epoch. */
  readonly freshUntilS: number;
}

/** What one answer is made of, as far as it comes out of stores or goes into them. */
export interface Ingredients {
  /** Something stored is used. */
  use(ingredient: Ingredient): void;
  /** Something is used that holds for its reader alone, such as the place of a page in a list. */
  bindToReader(): void;
  /** Until when all of it is fresh, in seconds since the epoch; Infinity where nothing is used. */
  readonly freshUntilS: number;
  readonly isBoundToReader: boolean;
  /** How much was used; what was used twice counts twice. */
  readonly count: number;
  /** When each thing was fetched, by the store's key. Made when it is asked for: few answers are kept. */
  readUsed(): ReadonlyMap<string, number>;
}

export function createIngredients(): Ingredients {
  return new AnswerIngredients();
}

/** A class for the reason that `RequestDeadline` of `amazon-music/` tells. */
class AnswerIngredients implements Ingredients {
  freshUntilS = Number.POSITIVE_INFINITY;
  isBoundToReader = false;
  readonly #used: Ingredient[] = [];

  get count(): number {
    return this.#used.length;
  }

  use(ingredient: Ingredient): void {
    this.#used.push(ingredient);
    const { freshUntilS } = ingredient;
    if (freshUntilS < this.freshUntilS) this.freshUntilS = freshUntilS;
  }

  bindToReader(): void {
    this.isBoundToReader = true;
  }

  readUsed(): ReadonlyMap<string, number> {
    return new Map(this.#used.map(({ key, entry }) => [key, entry.storedAt]));
  }
}
