import { describe, expect, it } from "@jest/globals";
import { createSchema } from "../../src/graphql/schema.ts";
import { readMaterial } from "../oracle/material.ts";
import { toText, type QueryText } from "../oracle/query-tree.ts";
import { createQueryMaker } from "../oracle/random-query.ts";
import { createWorld } from "../oracle/world.ts";
import { createRandom } from "../support/hostile-random.ts";
import {
  hasKeysOfCatalog,
  isOfCatalog,
  isOfCatalogByKeys,
  isRootOfKeys,
} from "../support/is-of-catalog.ts";
import { openSandbox } from "../support/open-sandbox.ts";
import { parseMetrics } from "../support/read-metrics.ts";
import { send } from "../support/send.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

/** `SAME_ANSWERS_RUNS` asks for more queries, `SAME_ANSWERS_SEED` for others. */
const runs = Number(process.env["SAME_ANSWERS_RUNS"] ?? 150);
const seed = Number(process.env["SAME_ANSWERS_SEED"] ?? 1);

const catalog = { albums: 160, tracks: 1200, artists: 30 };
const env = {
  AMAZON_MUSIC_TERRITORY: "US",
  // No answer is found whole.
  ANSWER_MEMORY_MB: "0",
};

const schema = createSchema();

/** The answer, and whether it was made without execution, of memory or of what was looked up. */
async function ask(
  { url, sandbox }: RunningGateway,
  { query, variables }: QueryText,
  language = "en-us",
) {
  const countMade = async () => {
    const metrics = parseMetrics((await send(url, "/metrics")).text);
    return ["memory", "lookup"].map(
      (source) => metrics.get(`graphql_answers_total{source="${source}"}`) ?? 0,
    );
  };
  const before = await countMade();
  const { status, text, headers } = await send(url, "/graphql", {
    method: "POST",
    headers: {
      authorization: `Bearer ${sandbox.users.ada.accessToken}`,
      "accept-language": language,
      "content-type": "application/json",
    },
    body: JSON.stringify({ query, variables }),
  });
  const after = await countMade();
  const [isOfMemory, isLookedUp] = after.map(
    (made, place) => made > (before[place] ?? 0),
  );
  const sent = { status, text, type: headers["content-type"] };
  return { isOfMemory, isLookedUp, sent };
}

/** Puts questions both ways, and returns those that were not answered by a plan, though without errors. */
async function compare(
  isMeant: (question: QueryText) => boolean,
  isAtRoot?: (name: string) => boolean,
): Promise<readonly QueryText[]> {
  await using sandbox = await openSandbox({ catalog });
  await using other = await openSandbox({ catalog });
  await using gateway = await startGateway({ sandbox, env });
  await using executing = await startGateway({ sandbox, env });
  const material = await readMaterial(sandbox, createWorld(other));
  const make = createQueryMaker(schema, material, isAtRoot);
  const asked = new Set<string>();
  const missed: QueryText[] = [];
  for (let chance = seed * 100_000; asked.size < runs; chance += 1) {
    const question = toText(make(createRandom(chance)));
    if (asked.has(question.query) || !isMeant(question)) continue;
    asked.add(question.query);
    const first = await ask(gateway, question);
    const executed = await ask(gateway, question);
    const remembered = await ask(gateway, question);
    // In another language nothing is in memory, but for what other questions have asked.
    const lookedUp = await ask(gateway, question, "de-de");
    const same = await ask(executing, question, "de-de");

    for (const one of [first, executed, same])
      expect([one.isOfMemory, one.isLookedUp]).toEqual([false, false]);
    expect({ question, ...remembered.sent }).toEqual({
      question,
      ...executed.sent,
    });
    expect({ question, ...lookedUp.sent }).toEqual({
      question,
      ...same.sent,
    });

    const isFaultless = !executed.sent.text.includes('"errors"');
    const isMade =
      remembered.isOfMemory && (lookedUp.isLookedUp || lookedUp.isOfMemory);
    if (isFaultless && !isMade) missed.push(question);
  }
  return missed;
}

describe("an answer that is made by a plan", () => {
  it("is letter by letter what execution answers, of memory and of what is looked up, and is so made whenever it can be", async () => {
    const missed = await compare(({ query }) => isOfCatalog(query));

    expect(missed).toEqual([]);
  }, 240_000);

  it("is so too where things are asked for by keys that tell their types", async () => {
    const missed = await compare(
      ({ query }) => isOfCatalogByKeys(query),
      isRootOfKeys,
    );

    expect(missed.length).toBeGreaterThan(0);
    expect(missed.filter(hasKeysOfCatalog)).toEqual([]);
  }, 240_000);
});
