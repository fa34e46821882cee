import type { HTTPGraphQLRequest } from "@apollo/server";
import type { AnswerCache, KeptAnswer } from "../cache/index.ts";
import type { Audience, CatalogAdmission } from "../context.ts";
import { toCanonicalJson, type Question } from "./question.ts";

/** The name of an answer: all that it depends on. It is another for each reader where there are lists in it, else that of "". */
export type ToKey = (reader: string) => string;

/** Answers as they were sent, found again by who asks the same of the same catalogue. */
export interface KeptAnswers {
  find(toKey: ToKey, audience: Audience): KeptAnswer | undefined;
  /** Keeps an answer that has been asked for before, with what it was made of. */
  keep(
    toKey: ToKey,
    text: string,
    answer: Omit<KeptAnswer, "body">,
    admission: CatalogAdmission,
  ): void;
}

/** Texts longer than this cost more to keep and compare than they save. */
const maxLength = 20_000;
const maxAcceptLength = 200;
/** Twice as many digests are remembered at most. */
const maxSeen = 5000;

export function createKeptAnswers(cache: AnswerCache): KeptAnswers {
  /**
   * Digests of keys asked for once: what is asked for by nobody else is not kept. They are forgotten a set at a time: a set that
   * loses its oldest one by one leaves gaps where it begins, over which every look for the next oldest has to go.
   */
  let seen = new Set<number>();
  let seenBefore = new Set<number>();

  function isSeen(key: string): boolean {
    const digest = toDigest(key);
    if (seen.has(digest) || seenBefore.has(digest)) return true;
    if (seen.size === maxSeen) {
      seenBefore = seen;
      seen = new Set();
    }
    seen.add(digest);
    return false;
  }

  return {
    find: (toKey, { reader }) =>
      cache.get(toKey("")) ?? cache.get(toKey(reader)),
    keep(toKey, text, answer, { ingredients, audience, readAudience }) {
      // Meanwhile the caller's territory has shown: not all of it is of one catalogue.
      if (readAudience().catalog !== audience.catalog) return;
      const key = toKey(ingredients.isBoundToReader ? audience.reader : "");
      if (!isSeen(key)) return;
      const body = Buffer.from(text);
      cache.set(key, { ...answer, body }, ingredients.readUsed());
    },
  };
}

/** Undefined where the name is more than is worth keeping. */
export function createKeys(
  { headers }: HTTPGraphQLRequest,
  { variables }: Question,
  { id }: { readonly id: number },
  { catalog }: Audience,
): ToKey | undefined {
  // The form of the answer is chosen by it.
  const accept = headers.get("accept") ?? "";
  if (accept.length > maxAcceptLength) return undefined;
  const values = toCanonicalJson(variables);
  if (values === null || values.length > maxLength) return undefined;
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
