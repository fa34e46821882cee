import type {
  ApolloServerPlugin,
  HTTPGraphQLRequest,
  HTTPGraphQLResponse,
} from "@apollo/server";
import type { AnswerCache, KeptAnswer } from "../cache/index.ts";
import type { Arrival, CatalogAdmission } from "../context.ts";
import {
  toCacheable,
  toEtag,
  toReadyAnswer,
  type Keeping,
  type ReadyAnswer,
} from "./caching.ts";
import {
  createKeptAnswers,
  toAnswerName,
  type AnswerName,
} from "./kept-answers.ts";
import type { IsOfCatalog, ToMaxAge } from "./max-age.ts";
import { readQuestion } from "./question.ts";
import type { Recall, Recalled } from "./recall.ts";
import { createRecipes, type Learnt } from "./recipes.ts";
import type { AnswerSource } from "./request-log.ts";
import { isForRouters, readRootFields } from "./root-fields.ts";

/**
 * Answers of the catalogue that need no execution: those that are kept whole as
 * they were sent, and those that a plan makes. They are
 * given once it is known who asks, and before the document is read. What is the
 * caller's own cannot get here: an answer is kept together with what it was made
 * of, and of what has been made with loaders of somebody's own nobody takes that
 * down; and no plan is given such loaders.
 */
export interface WholeAnswers {
  readonly plugin: ApolloServerPlugin<Arrival>;
  /** The answer to this, or undefined where it is to be executed. Never rejects. */
  find(
    request: HTTPGraphQLRequest,
    arrival: Arrival,
  ): FoundAnswer | undefined | Promise<FoundAnswer | undefined>;
  /** Learns from an answer that was executed, and says of it how long it may be kept. */
  finish(
    request: HTTPGraphQLRequest,
    answer: HTTPGraphQLResponse,
  ): HTTPGraphQLResponse;
}

export interface FoundAnswer {
  readonly operationName: string | null;
  readonly source: AnswerSource;
  readonly answer: ReadyAnswer;
}

export interface WholeAnswersOptions {
  readonly cache: AnswerCache;
  readonly recall: Recall;
  readonly toMaxAge: ToMaxAge;
  /** Whether it is worth learning an operation: others cannot be answered without anything of the caller's own. */
  readonly isOfCatalog: IsOfCatalog;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** An answer without errors. */
interface Made {
  /** What it was made of; null where it may not be kept. */
  readonly admission: CatalogAdmission | null;
  readonly learnt: Learnt;
}

/** Documents longer than this are not learnt. */
const maxDocumentLength = 20_000;
const maxContentTypes = 100;

export function createWholeAnswers({
  cache,
  recall,
  toMaxAge,
  isOfCatalog,
  now = Date.now,
}: WholeAnswersOptions): WholeAnswers {
  const recipes = createRecipes();
  const keptAnswers = createKeptAnswers(cache);
  const made = new WeakMap<HTTPGraphQLRequest, Made>();
  /** In which form answers leave, by what clients accept: as the server has chosen it. */
  const contentTypes = new Map<string, string>();

  /** Whoever sends a hundred odd ones pushes out the oldest, which are learnt anew; others would else never be learnt. */
  function rememberContentType(accept: string, contentType: string): void {
    contentTypes.delete(accept);
    contentTypes.set(accept, contentType);
    const [oldest] = contentTypes.keys();
    if (contentTypes.size > maxContentTypes && oldest !== undefined)
      contentTypes.delete(oldest);
  }

  function learn(
    request: HTTPGraphQLRequest,
    { learnt, admission }: Made,
    contentType: string,
  ): AnswerName | undefined {
    const question = readQuestion(request);
    if (question === null || question.document.length > maxDocumentLength)
      return undefined;
    const recipe = recipes.learn(question, learnt);
    recipe.executions += 1;
    rememberContentType(readAccept(request), contentType);
    return admission === null
      ? undefined
      : toAnswerName(request, question, recipe, admission.audience);
  }

  /** Says how long an answer may be kept, and keeps it where it can be found again. */
  function seal(text: string, sealed: Sealed): Keeping {
    const { admission, contentType, name } = sealed;
    const etag = toEtag(text);
    const madeAt = now();
    const restS = Math.floor(admission.ingredients.freshUntilS - madeAt / 1000);
    const maxAgeS = Math.max(0, Math.min(sealed.maxAgeS, restS));
    const freshUntil = madeAt + maxAgeS * 1000;
    if (maxAgeS > 0 && name !== undefined) {
      const kept = { contentType, etag, maxAgeS, madeAt, freshUntil };
      keptAnswers.keep(name, text, kept, admission);
    }
    return { etag, maxAgeS, ageS: null };
  }

  function give(request: HTTPGraphQLRequest, kept: KeptAnswer): ReadyAnswer {
    const { contentType, body, etag, maxAgeS, madeAt } = kept;
    const ageS = Math.max(0, Math.floor((now() - madeAt) / 1000));
    const keeping = { etag, maxAgeS, ageS };
    return toReadyAnswer(request, contentType, body, body.length, keeping);
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
          if (!isOfCatalog(document, operation)) return;
          if (contextValue.receipt !== null || body.kind !== "single") return;
          const { data, errors = [] } = body.singleResult;
          if (data == null || errors.length > 0) return;
          const admission = readAdmission(contextValue);
          const fields = readRootFields(document, operation);
          const learnt = {
            operationName,
            document,
            operation,
            maxAgeS: toMaxAge(document, operation),
            isForRouters: isForRouters(fields),
          };
          made.set(request, { admission, learnt });
        },
      };
    },
  };

  return {
    plugin,
    find(request, arrival) {
      if (arrival.receipt !== null) return undefined;
      const question = readQuestion(request);
      const recipe = question && recipes.find(question);
      // Who is no router is refused in the ordinary way.
      if (!recipe || (recipe.isForRouters && !arrival.isRouter))
        return undefined;
      const findFor = (
        caller: Identified,
      ): FoundAnswer | undefined | Promise<FoundAnswer | undefined> => {
        // Who cannot be told, or is refused, hears of it in the ordinary way.
        if (caller === null || "reason" in caller) return undefined;
        const { operationName, maxAgeS } = recipe;
        const audience = arrival.toAudience(caller);
        const name = toAnswerName(request, question, recipe, audience);
        const kept = keptAnswers.find(name, audience);
        if (kept)
          return {
            operationName,
            source: "kept",
            answer: give(request, kept),
          };
        const contentType = contentTypes.get(readAccept(request));
        if (contentType === undefined) return undefined;
        const toFound = (
          recalled: Recalled | undefined,
        ): FoundAnswer | undefined => {
          if (recalled === undefined) return undefined;
          const { body, source, admission } = recalled;
          const sealed = { admission, contentType, name, maxAgeS };
          const keeping = maxAgeS === 0 ? null : seal(body, sealed);
          const bytes = Buffer.byteLength(body);
          const answer = toReadyAnswer(
            request,
            contentType,
            body,
            bytes,
            keeping,
          );
          return { operationName, source, answer };
        };
        const recalled = recall.make(
          request,
          recipe,
          question,
          arrival,
          caller,
        );
        return recalled instanceof Promise
          ? recalled.then(toFound)
          : toFound(recalled);
      };
      const caller = arrival.identify();
      return caller instanceof Promise
        ? caller.catch(() => null).then(findFor)
        : findFor(caller);
    },
    finish(request, answer) {
      const done = made.get(request);
      const contentType = answer.headers.get("content-type");
      const { body, status = 200 } = answer;
      if (
        done === undefined ||
        contentType === undefined ||
        body.kind !== "complete" ||
        status !== 200
      )
        return answer;
      const { admission, learnt } = done;
      const { maxAgeS } = learnt;
      const name = learn(request, done, contentType);
      if (admission === null) return answer;
      const sealed = { admission, contentType, name, maxAgeS };
      return toCacheable(request, answer, seal(body.string, sealed));
    },
  };
}

type Identified = Awaited<ReturnType<Arrival["identify"]>> | null;

/** What is to be known of an answer before it leaves. */
interface Sealed {
  readonly admission: CatalogAdmission;
  readonly contentType: string;
  readonly name: AnswerName | undefined;
  readonly maxAgeS: number;
}

function readAccept({ headers }: HTTPGraphQLRequest): string {
  return headers.get("accept") ?? "";
}

/** What an operation was let in with that was let in to the catalogue alone; null for any other. */
function readAdmission(
  arrival: Arrival & Partial<CatalogAdmission>,
): CatalogAdmission | null {
  // Whatever has them was let in with all of it.
  return arrival.ingredients == null
    ? null
    : (arrival as Arrival & CatalogAdmission);
}
