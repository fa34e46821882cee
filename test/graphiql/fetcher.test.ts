import { describe, expect, it } from "@jest/globals";
import type { ExecutionResult } from "graphql";
import { createFetcher } from "../../src/graphiql/fetcher.ts";
import type { Receipt } from "../../src/graphiql/receipt.ts";
import { works } from "../../src/sandbox/index.ts";
import { startGateway } from "../support/start-gateway.ts";

const startFetcher = async () => {
  const gateway = await startGateway();
  const receipts: (Receipt | null)[] = [];
  const fetcher = createFetcher(`${gateway.url}/graphql`, {
    onReceipt: (receipt) => receipts.push(receipt),
    now: () => 0,
  });
  const authorization = `Bearer ${gateway.sandbox.users.ada.accessToken}`;
  const run = async (
    operationName: string,
    fields: string,
    headers: Record<string, string> = { authorization },
  ) =>
    (await fetcher(
      { operationName, query: `query ${operationName} ${fields}` },
      { headers },
    )) as ExecutionResult;
  return {
    run,
    receipts,
    authorization,
    [Symbol.asyncDispose]: gateway.close,
  };
};

const title = `{ album(catalogId: "${works.albums.plain}") { title } }`;

describe("the page's fetcher", () => {
  it("hands on what an operation cost, and leaves the answer as other clients have it", async () => {
    await using page = await startFetcher();

    const answer = await page.run("Title", title);

    expect(answer).toEqual({
      data: { album: { title: "Harbour Lights at Noon" } },
    });
    expect(page.receipts).toMatchObject([
      {
        operationName: "Title",
        ms: 0,
        calls: [{ method: "GET", path: "/v1/albums", ids: 1, status: 200 }],
        entities: { fetched: 1 },
      },
    ]);
  });

  it("leaves the receipt in the answer of who asks for it in the headers pane", async () => {
    await using page = await startFetcher();
    const { authorization } = page;

    const asked = { authorization, "X-Upstream-Receipt": "1" };
    const answer = await page.run("Title", title, asked);

    expect(answer.extensions).toHaveProperty("upstream.calls");
    expect(page.receipts).toHaveLength(1);
  });

  it("shows that an operation without a token cost nothing", async () => {
    await using page = await startFetcher();

    const answer = await page.run("Title", title, {});

    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("UNAUTHENTICATED");
    expect(answer).not.toHaveProperty("extensions");
    expect(page.receipts).toMatchObject([{ calls: [] }]);
  });

  it("tells that there is no receipt of what the door has refused", async () => {
    await using page = await startFetcher();

    const answer = await page.run("Title", `${title}${" ".repeat(1_000_000)}`);

    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("PAYLOAD_TOO_LARGE");
    expect(page.receipts).toEqual([null]);
  });

  it("says in words that the gateway does not answer, and leaves no receipt of another operation", async () => {
    const page = await startFetcher();
    await page.run("Title", title);
    await page[Symbol.asyncDispose]();

    const answer = await page.run("Title", title);

    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      errors: [
        {
          message:
            "The gateway does not answer. Whether it got the operation cannot be known from here.",
        },
      ],
    });
    expect(page.receipts).toEqual([expect.anything(), null]);
  });

  it("says in words that a header cannot be sent", async () => {
    await using page = await startFetcher();

    const answer = await page.run("Title", title, { authorization: "雪" });

    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      errors: [
        {
          message:
            "Not sent: the headers pane holds a name or a value that no header can have.",
        },
      ],
    });
  });

  it("does not put the reading of the schema in the place of the last operation", async () => {
    await using page = await startFetcher();

    await page.run("IntrospectionQuery", "{ __typename }");

    expect(page.receipts).toEqual([]);
  });
});
