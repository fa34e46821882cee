import { describe, expect, it } from "@jest/globals";
import { getOperationAST, parse } from "graphql";
import { createMaxAges } from "../../src/graphql/max-age.ts";
import { createSchema } from "../../src/graphql/schema.ts";
import { readMaterial } from "../oracle/material.ts";
import { toText, type QueryText } from "../oracle/query-tree.ts";
import { createQueryMaker } from "../oracle/random-query.ts";
import { createWorld } from "../oracle/world.ts";
import { createRandom } from "../support/hostile-random.ts";
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
const toMaxAge = createMaxAges(schema);

/** Whether an answer would be made of the catalogue alone. */
function isOfCatalog({ query }: QueryText): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation != null && toMaxAge(document, operation) > 0;
}

/** The answer, and whether it was made without execution. */
async function ask(
  { url, sandbox }: RunningGateway,
  { query, variables }: QueryText,
) {
  const countMade = async () =>
    parseMetrics((await send(url, "/metrics")).text).get(
      'graphql_answers_total{source="memory"}',
    ) ?? 0;
  const before = await countMade();
  const { status, text, headers } = await send(url, "/graphql", {
    method: "POST",
    headers: {
      authorization: `Bearer ${sandbox.users.ada.accessToken}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ query, variables }),
  });
  const isMade = (await countMade()) > before;
  return { isMade, sent: { status, text, type: headers["content-type"] } };
}

describe("an answer that is made of memory", () => {
  it("is letter by letter what execution answers, and is made of whatever is warm", async () => {
    await using sandbox = await openSandbox({ catalog });
    await using other = await openSandbox({ catalog });
    await using gateway = await startGateway({ sandbox, env });
    const material = await readMaterial(sandbox, createWorld(other));
    const make = createQueryMaker(schema, material);
    const asked = new Set<string>();
    const missed: string[] = [];
    for (let chance = seed * 100_000; asked.size < runs; chance += 1) {
      const question = toText(make(createRandom(chance)));
      if (asked.has(question.query) || !isOfCatalog(question)) continue;
      asked.add(question.query);
      const first = await ask(gateway, question);
      const executed = await ask(gateway, question);
      const last = await ask(gateway, question);

      expect([first.isMade, executed.isMade]).toEqual([false, false]);
      expect({ question, ...last.sent }).toEqual({
        question,
        ...executed.sent,
      });

      const isFaultless = !executed.sent.text.includes('"errors"');
      if (isFaultless && !last.isMade) missed.push(question.query);
    }
    expect(missed).toEqual([]);
  }, 120_000);
});
