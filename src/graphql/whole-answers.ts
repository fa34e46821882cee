import {
  HeaderMap,
  type ApolloServerPlugin,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from "@apollo/server";
import type { AnswerCache, KeptAnswer } from "../cache/index.ts";
import type { Arrival, Audience, CatalogAdmission } from "../context.ts";
import { toCacheable, toEtag, type HttpAnswer } from "./caching.ts";
import type { ToMaxAge } from "./max-age.ts";
import { readQuestion, toCanonicalJson, type Question } from "./question.ts";

/**
 * Answers of the catalogue, kept whole as they were sent. One is given to who
 * asks the same of the same catalogue, once it is known who that is, and before
 * the document is read. What is the caller's own cannot get here: an answer is
 * kept together with what it was made of, and of what has been made with loaders
 * of somebody's own nobody takes that down.
 */
export interface WholeAnswers {
  readonly plugin: ApolloServerPlugin<Arrival>;
  /** The answer that is kept for this, or undefined. Never rejects. */
  find(
    request: HTTPGraphQLRequest,
    arrival: Arrival,
  ): Promise<FoundAnswer | undefined>;
  /** Says of an answer how long it may be kept, and keeps it where it has been asked for before. */
  finish(request: HTTPGraphQLRequest, answer: HTTPGraphQLResponse): HttpAnswer;
}

export interface FoundAnswer {
  readonly operationName: string | null;
  readonly answer: HttpAnswer;
}

export interface WholeAnswersOptions {
  readonly cache: AnswerCache;
  readonly toMaxAge: ToMaxAge;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** An operation of which whole answers can be kept. */
interface Recipe {
  /** Names it in keys. */
  readonly id: number;
  readonly operationName: string | null;
}

/** An answer without errors, and what it was made of. */
interface Made {
  readonly admission: CatalogAdmission;
  readonly operationName: string | null;
  readonly maxAgeS: number;
}

/** Documents of more operations than clients of one graph have are forgotten, the oldest first, and learnt anew. */
const maxRecipes = 1000;
/** Texts longer than this cost more to keep and compare than they save. */
const maxLength = 20_000;
const maxAcceptLength = 200;
const maxSeen = 10_000;

export function createWholeAnswers({
  cache,
  toMaxAge,
  now = Date.now,
}: WholeAnswersOptions): WholeAnswers {
  const recipes = new Map<string, Recipe>();
  let lastId = 0;
  /** Digests of keys asked for once: what is asked for by nobody else is not kept. */
  const seen = new Set<number>();
  const made = new WeakMap<HTTPGraphQLRequest, Made>();

  function learn(question: Question, operationName: string | null): Recipe {
    const text = toRecipeKey(question);
    const known = recipes.get(text);
    if (known !== undefined) return known;
    const recipe = { id: (lastId += 1), operationName };
    recipes.set(text, recipe);
    trim(recipes, maxRecipes);
    return recipe;
  }

  function isSeen(key: string): boolean {
    const digest = toDigest(key);
    if (seen.has(digest)) return true;
    seen.add(digest);
    trim(seen, maxSeen);
    return false;
  }

  function keep(
    request: HTTPGraphQLRequest,
    { admission, operationName }: Made,
    answer: KeptAnswer,
  ): void {
    const { ingredients, audience } = admission;
    const question = readQuestion(request);
    if (question === null || question.document.length > maxLength) return;
    // Meanwhile the caller's territory has shown: not all of it is of one catalogue.
    if (admission.readAudience().catalog !== audience.catalog) return;
    const recipe = learn(question, operationName);
    const toKey = createKeys(request, question, recipe, audience);
    const key = toKey?.(ingredients.isBoundToReader ? audience.reader : "");
    if (key === undefined || !isSeen(key)) return;
    cache.set(key, answer, ingredients.used);
  }

  const plugin: ApolloServerPlugin<Arrival> = {
    async requestDidStart() {
      return {
        async willSendResponse({
          request: { http: request },
          document,
          operation,
          operationName = null,
          contextValue,
          response: { body },
        }) {
          if (request === undefined || !operation || !document) return;
          const admission = readAdmission(contextValue);
          if (admission === null || contextValue.receipt !== null) return;
          if (body.kind !== "single") return;
          const { data, errors = [] } = body.singleResult;
          if (data == null || errors.length > 0) return;
          const maxAgeS = toMaxAge(document, operation);
          made.set(request, { admission, operationName, maxAgeS });
        },
      };
    },
  };

  return {
    plugin,
    async find(request, arrival) {
      if (recipes.size === 0 || arrival.receipt !== null) return undefined;
      const question = readQuestion(request);
      const recipe = question && recipes.get(toRecipeKey(question));
      if (!recipe) return undefined;
      // Who cannot be told, or is refused, hears of it in the ordinary way.
      const caller = await arrival.identify().catch(() => null);
      if (caller === null || "reason" in caller) return undefined;
      const audience = arrival.toAudience(caller);
      const toKey = createKeys(request, question, recipe, audience);
      const kept =
        toKey && (cache.get(toKey("")) ?? cache.get(toKey(audience.reader)));
      if (!kept) return undefined;
      const headers = new HeaderMap([["content-type", kept.contentType]]);
      const ageS = Math.max(0, Math.floor((now() - kept.madeAt) / 1000));
      return {
        operationName: recipe.operationName,
        answer: toCacheable(
          request,
          { headers, body: { kind: "complete", string: "" } },
          kept.body,
          { ...kept, ageS },
        ),
      };
    },
    finish(request, answer) {
      const done = made.get(request);
      const contentType = answer.headers.get("content-type");
      if (
        done === undefined ||
        contentType === undefined ||
        answer.body.kind !== "complete" ||
        (answer.status ?? 200) !== 200
      )
        return answer;
      const body = Buffer.from(answer.body.string);
      const etag = toEtag(body);
      const { freshUntil } = done.admission.ingredients;
      const madeAt = now();
      const restS = Math.floor((freshUntil - madeAt) / 1000);
      const maxAgeS = Math.max(0, Math.min(done.maxAgeS, restS));
      const until = madeAt + maxAgeS * 1000;
      const kept = { body, contentType, etag, maxAgeS, madeAt };
      if (maxAgeS > 0) keep(request, done, { ...kept, freshUntil: until });
      return toCacheable(request, answer, body, { etag, maxAgeS, ageS: null });
    },
  };
}

/** What an operation that is the same for everybody was let in with; null for any other. */
function readAdmission(
  arrival: Arrival & Partial<CatalogAdmission>,
): CatalogAdmission | null {
  // Whatever has them was let in with all of it.
  return arrival.ingredients == null
    ? null
    : (arrival as Arrival & CatalogAdmission);
}

function toRecipeKey({ operationName, document }: Question): string {
  return `${operationName.length}:${operationName}${document}`;
}

/** The name of an answer: all that it depends on. Undefined where that is more than is worth keeping. */
function createKeys(
  { headers }: HTTPGraphQLRequest,
  { variables }: Question,
  { id }: Recipe,
  { catalog }: Audience,
): ((reader: string) => string) | undefined {
  // The form of the answer is chosen by it.
  const accept = headers.get("accept") ?? "";
  const values = toCanonicalJson(variables);
  if (values === null || values.length > maxLength) return undefined;
  if (accept.length > maxAcceptLength) return undefined;
  // None of them holds a line break.
  return (reader) => [id, accept, catalog, reader, values].join("\n");
}

/** FNV-1a. Where two texts share one, an answer is kept the first time it is asked for. */
function toDigest(text: string): number {
  let digest = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    digest = Math.imul(digest ^ text.charCodeAt(index), 0x01000193);
  return digest;
}

/** Lets the oldest go where there are too many. */
function trim<Key>(
  things: Pick<Map<Key, unknown>, "size" | "keys" | "delete">,
  max: number,
): void {
  if (things.size <= max) return;
  for (const oldest of things.keys()) {
    things.delete(oldest);
    return;
  }
}
