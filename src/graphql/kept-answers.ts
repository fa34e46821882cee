import { crc32 } from "node:zlib";
import type { HTTPGraphQLRequest } from "@apollo/server";
import type { AnswerCache, KeptAnswer } from "../cache/index.ts";
import type { Audience, CatalogAdmission } from "../context.ts";
import { toCanonicalJson, type Question } from "./question.ts";
import type { Recipe } from "./recipes.ts";

/** What names an answer: all that it depends on. */
export interface AnswerName {
  readonly recipe: NamedRecipe;
  /** It is another for each reader where there are lists in the answer, else that of "". */
  toKey(reader: string): string;
}

type NamedRecipe = Pick<Recipe, "id" | "isKeptForAll" | "isKeptForReader">;

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
/** Of the keys that were asked for once, so many digests are remembered: 256 kB. */
const maxSeen = 2 ** 16;

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
    find({ recipe, toKey }, { reader }) {
      const kept = recipe.isKeptForAll ? cache.get(toKey("")) : undefined;
      return kept === undefined && recipe.isKeptForReader
        ? cache.get(toKey(reader))
        : kept;
    },
    keep({ recipe, toKey }, text, answer, admission) {
      const { ingredients, audience, readAudience } = admission;
      // Meanwhile the caller's territory has shown: not all of it is of one catalogue.
      if (readAudience().catalog !== audience.catalog) return;
      const { isBoundToReader } = ingredients;
      const key = toKey(isBoundToReader ? audience.reader : "");
      if (!isSeen(key)) return;
      if (isBoundToReader) recipe.isKeptForReader = true;
      else recipe.isKeptForAll = true;
      const body = Buffer.from(text);
      cache.set(key, { ...answer, body }, ingredients.readUsed());
    },
  };
}

/** Undefined where the name is more than is worth keeping. */
export function toAnswerName(
  { headers }: HTTPGraphQLRequest,
  { variables }: Question,
  recipe: NamedRecipe,
  { catalog }: Audience,
): AnswerName | undefined {
  // The form of the answer is chosen by it.
  const accept = headers.get("accept") ?? "";
  if (accept.length > maxAcceptLength) return undefined;
  const values = toCanonicalJson(variables);
  if (values === null || values.length > maxLength) return undefined;
  let key: string | undefined;
  let readBy: string | undefined;
  return {
    recipe,
    // Looked for and kept under the same key, mostly.
    toKey(reader) {
      if (key !== undefined && readBy === reader) return key;
      readBy = reader;
      // None of them holds a line break.
      key = `${recipe.id}\n${accept}\n${catalog}\n${reader}\n${values}`;
      return key;
    },
  };
}
