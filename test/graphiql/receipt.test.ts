import { describe, expect, it } from "@jest/globals";
import {
  parseReceipt,
  summarise,
  type ReceiptCall,
} from "../../src/graphiql/receipt.ts";

const call: ReceiptCall = {
  method: "GET",
  path: "/v1/tracks",
  ids: 3,
  status: 200,
  attempt: 1,
  ms: 4.2,
  coalesced: false,
};

const operation = { operationName: "Album", ms: 12 };

const entities = {
  stub: 1,
  memory: 2,
  redis: 3,
  coalesced: 4,
  stale: 5,
  fetched: 6,
};

describe("a receipt", () => {
  it("is read out of the extensions of an answer", () => {
    expect(
      parseReceipt({ upstream: { calls: [call], entities } }, operation),
    ).toEqual({ ...operation, calls: [call], entities, staleParts: [] });
  });

  it.each([
    ["there are no extensions", undefined],
    ["nothing was run", {}],
    ["it is something else", { upstream: { status: 503 } }],
    ["it is a list", { upstream: [] }],
  ])("is null where %s", (_, extensions) => {
    expect(parseReceipt(extensions, operation)).toBeNull();
  });

  it("does without what a gateway of another version leaves out or adds", () => {
    const receipt = parseReceipt(
      { upstream: { calls: [{ path: "/v1/albums", price: 3 }, null] } },
      operation,
    );

    expect(receipt?.calls).toEqual([
      {
        method: "",
        path: "/v1/albums",
        ids: 0,
        status: 0,
        attempt: 0,
        ms: 0,
        coalesced: false,
      },
    ]);
    expect(receipt?.entities.fetched).toBe(0);
  });

  it("names the parts that are past their time, with their age in words", () => {
    const stale = [
      { path: ["album", "tracks", 0, "title"], ageMs: 61_000 },
      { path: ["artist"], ageS: 600 },
      { path: ["me"], ageS: 90_000 },
      { path: "playlist" },
      "odd",
    ];
    expect(
      parseReceipt({ upstream: { calls: [] }, stale }, operation)?.staleParts,
    ).toEqual([
      { path: "album.tracks.0.title", age: "61 s old" },
      { path: "artist", age: "10 min old" },
      { path: "me", age: "25 h old" },
      { path: "playlist", age: "" },
    ]);
  });
});

describe("the sum of a receipt", () => {
  const own = call;
  const joined = { ...call, coalesced: true };

  it.each([
    ["No call to Amazon", []],
    ["1 call to Amazon", [own]],
    ["2 calls to Amazon", [own, own]],
    ["1 call to Amazon, 2 more of other requests", [own, joined, joined]],
    ["Waited for 1 of another request", [joined]],
  ])("says %j", (sum, calls) => {
    const receipt = parseReceipt({ upstream: { calls } }, operation);
    expect(receipt && summarise(receipt)).toBe(sum);
  });
});
