import fc, { type Random as FcRandom, type Stream } from "fast-check";
import { createRandom, type Random } from "../support/hostile-random.ts";
import { toSmaller, toText, type QueryTree } from "./query-tree.ts";

/**
 * Random queries for fast-check, which shrink by losing their parts one after
 * the other, so that what fails is shown as small as it fails.
 */
export class QueryArbitrary extends fc.Arbitrary<QueryTree> {
  readonly #make: (random: Random) => QueryTree;

  constructor(make: (random: Random) => QueryTree) {
    super();
    this.#make = make;
  }

  generate(random: FcRandom): fc.Value<QueryTree> {
    const seed = random.nextInt(0, 2 ** 31 - 1);
    return toValue(this.#make(createRandom(seed)));
  }

  canShrinkWithoutContext(_: unknown): _ is QueryTree {
    return false;
  }

  shrink(tree: QueryTree): Stream<fc.Value<QueryTree>> {
    return fc.stream(toSmaller(tree)).map(toValue);
  }
}

/** Reports show the query as a person reads it. */
function toValue(tree: QueryTree): fc.Value<QueryTree> {
  const { query, variables } = toText(tree);
  const text = `\n${query}\n${JSON.stringify(variables)}`;
  const shown = Object.assign({ ...tree }, { [fc.toStringMethod]: () => text });
  return new fc.Value(shown, undefined);
}
