import { crc32 } from "node:zlib";
import type { HTTPGraphQLRequest } from "@apollo/server";
import type { AnswerCache, KeptAnswer } from "../cache/index.ts";
import type { Audience, CatalogAdmission } from "../context.ts";
import { toCanonicalJson, type Question } from "./question.ts";
import type { Recipe } from "./recipes.ts";

/** What names an answer: all that it depends on. */
export interface AnswerName {
  readonly recipe: NamedRecipe;
  /** Whose catalogue it is of. */
  readonly catalog: string;
  /**
   * It is another for each reader where there are lists in the answer, else
   * that of "". Undefined where it is more than is worth keeping. Put together
   * when it is asked for.
   */
  toKey(reader: string): string | undefined;
}

type NamedRecipe = Pick<
  Recipe,
  "id" | "isKeptForAll" | "isKeptForReader" | "unrepeated"
>;

/** Answers as they were sent, found again by who asks the same of the same catalogue. */
export interface KeptAnswers {
  find(name: AnswerName, audience: Audience): KeptAnswer | undefined;
  /** Keeps an answer that has been asked for before, with what it was made of. */
  keep(
    name: AnswerName,
    text: string,
    answer: Omit<KeptAnswer, "body">,
    admission: CatalogAdmission,
  ): void;
}

/** Texts longer than this cost more to keep and compare than they save. */
const maxLength = 20_000;
const maxAcceptLength = 200;
/** Up to here an answer is kept as text: copying it beside its headers costs less than a second buffer. */
const maxTextBytes = 4000;
/** Of the keys that were asked for once, so many digests are remembered: 256 kB. */
const maxSeen = 2 ** 16;
/** Of an operation of which so many answers in a row were asked for by nobody else, it is looked at one answer in eight. */
const maxUnrepeated = 1000;
const looksOneOf = 8;

export function createKeptAnswers(cache: AnswerCache): KeptAnswers {
  /**
   * Digests of keys asked for once: what is asked for by nobody else is not kept. Each has two places, by its lowest bits, of which who
   * comes next takes the older: a set would be the largest thing that is made for most answers, and the one that lives longest.
   */
  const seen = new Uint32Array(maxSeen);

  function isSeen(key: string): boolean {
    // Where two keys share one, an answer is kept the first time it is asked for.
    const digest = crc32(key);
    const newer = (digest % (maxSeen / 2)) * 2;
    const older = newer + 1;
    if (seen[newer] === digest || seen[older] === digest) return true;
    seen[older] = seen[newer] ?? 0;
    seen[newer] = digest;
    return false;
  }

  return {
    find(name, { reader }) {
      const { isKeptForAll, isKeptForReader } = name.recipe;
      const kept = isKeptForAll ? get(name, "") : undefined;
      return kept === undefined && isKeptForReader ? get(name, reader) : kept;
    },
    keep(name, text, answer, admission) {
      const { recipe } = name;
      if (!isWorthALook(recipe)) return;
      const { ingredients, audience, readAudience } = admission;
      // Meanwhile the caller's territory has shown, or the gateway's own credential has ended: not all of it is of one catalogue.
      const { catalog } = audience;
      if (readAudience().catalog !== catalog || name.catalog !== catalog)
        return;
      const { isBoundToReader } = ingredients;
      const key = name.toKey(isBoundToReader ? audience.reader : "");
      if (key === undefined || !isSeen(key)) return;
      recipe.unrepeated = 0;
      if (isBoundToReader) recipe.isKeptForReader = true;
      else recipe.isKeptForAll = true;
      const kept = { ...answer, body: toBody(text) };
      cache.set(key, kept, ingredients.readUsed());
    },
  };

  function get(name: AnswerName, reader: string): KeptAnswer | undefined {
    const key = name.toKey(reader);
    return key === undefined ? undefined : cache.get(key);
  }
}

/** What is short is kept as text, in one piece: Node joins it with the headers, and writes both at once. */
function toBody(text: string): KeptAnswer["body"] {
  const bytes = Buffer.from(text);
  return bytes.length === text.length && bytes.length <= maxTextBytes
    ? bytes.toString("latin1")
    : bytes;
}

/** Most answers of an operation are asked for once alone, or few are: to name an answer takes as long as to make a small one. */
function isWorthALook(recipe: NamedRecipe): boolean {
  const { unrepeated } = recipe;
  recipe.unrepeated += 1;
  return unrepeated < maxUnrepeated || unrepeated % looksOneOf === 0;
}

export function toAnswerName(
  { headers }: HTTPGraphQLRequest,
  { variables }: Question,
  recipe: NamedRecipe,
  { catalog }: Audience,
): AnswerName {
  return new LateName(recipe, headers.get("accept") ?? "", catalog, variables);
}

class LateName implements AnswerName {
  readonly recipe: NamedRecipe;
  readonly catalog: string;
  readonly #accept: string;
  readonly #variables: Question["variables"];
  #reader: string | undefined;
  #key: string | undefined;

  constructor(
    recipe: NamedRecipe,
    accept: string,
    catalog: string,
    variables: Question["variables"],
  ) {
    this.recipe = recipe;
    this.#accept = accept;
    this.catalog = catalog;
    this.#variables = variables;
  }

  toKey(reader: string): string | undefined {
    // Looked for and kept under the same key, mostly.
    if (this.#reader === reader) return this.#key;
    this.#reader = reader;
    return (this.#key = this.#write(reader));
  }

  #write(reader: string): string | undefined {
    // The form of the answer is chosen by it.
    const accept = this.#accept;
    if (accept.length > maxAcceptLength) return undefined;
    const values = toCanonicalJson(this.#variables);
    if (values === null || values.length > maxLength) return undefined;
    // None of them holds a line break.
    return `${this.recipe.id}\n${accept}\n${this.catalog}\n${reader}\n${values}`;
  }
}
