import { describe, expect, it } from "@jest/globals";
import { works, type Sandbox } from "../../src/sandbox/index.ts";
import {
  startGateway,
  type Answer,
  type RunningGateway,
} from "../support/start-gateway.ts";

const { albums, artists, tracks } = works;

/** Of the catalogue: look-ups, lists, and what hangs together in one query. */
const documents: readonly string[] = [
  `{ album(catalogId: "${albums.plain}") { title label } }`,
  `{ albums(catalogIds: ["${albums.unicodeTitle}", "${albums.twoArtists}"]) { title artists { name followerCount } } }`,
  `{ track(catalogId: "${tracks.plain}") { title isrc album { label } } }`,
  `{ artist(catalogId: "${artists.prolific}") { name albums(first: 25) { edges { cursor node { title } } } } }`,
  `{ artist(catalogId: "${artists.plain}") { relatedArtists(first: 2) { nodes { name } } } }`,
];

interface Seen {
  readonly document: string;
  readonly answer: Answer<unknown>;
}

/** How long Amazon throttles for: five times as long as anything stays fresh, and several of the pauses that follow a 429. */
const throttledMs = 12_000;

/** Asks for all of it over and over, as a busy frontend does, until it is over. */
async function press(
  { query }: RunningGateway,
  isOver: () => boolean,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  while (!isOver())
    await Promise.all(
      documents.map(async (document) => {
        const answer = await query(document);
        seen.push({ document, answer });
        // The gateway shares this event loop: others must have their turn.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }),
    );
  return seen;
}

function triesOf({ exchanges }: Sandbox): number[] {
  return exchanges
    .filter(({ path, status }) => path.startsWith("/v1") && status === 429)
    .map(({ at }) => at);
}

describe("while Amazon answers nothing but 429 for many times as long as an entry is fresh", () => {
  it("every catalogue query is answered as before, marked once it is stale, and Amazon is tried ever more seldom", async () => {
    await using gateway = await startGateway({
      env: {
        CATALOG_TTL_S: "2",
        AMAZON_MUSIC_TERRITORY: "US",
        REQUEST_TIMEOUT_MS: "20000",
      },
    });
    const { sandbox, query } = gateway;
    const before = new Map<string, unknown>();
    for (const document of documents) {
      const { data, extensions, errors } = await query(document);
      expect({ extensions, errors }).toEqual({});
      before.set(document, data);
    }
    sandbox.faults.add({ fault: { kind: "status", status: 429 } });
    const startedAt = Date.now();

    const seen = await press(gateway, () => {
      return Date.now() - startedAt > throttledMs;
    });

    // All of them answered, and with what was there before.
    expect(seen.length).toBeGreaterThan(documents.length * 5);
    for (const { document, answer } of seen) {
      expect(answer.status).toBe(200);
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toEqual(before.get(document));
    }
    // Once one answer to a question was marked, all after it were: nothing becomes fresh again by failing.
    for (const document of documents) {
      const marked = seen
        .filter((one) => one.document === document)
        .map(({ answer }) => answer.extensions?.["stale"] !== undefined);
      expect(marked.at(-1)).toBe(true);
      expect(marked.indexOf(true)).toBe(marked.lastIndexOf(false) + 1);
    }
    // Chance says how long each pause is, within bounds that grow: what is certain is one try at the start, and hardly any in the end.
    const tries = triesOf(sandbox);
    const first = tries[0] ?? Number.POSITIVE_INFINITY;
    const half = (startedAt + throttledMs - first) / 2;
    const late = tries.filter((at) => at - first >= half);
    expect(tries.length).toBeGreaterThan(late.length);
    expect(late.length / (half / 1000)).toBeLessThan(1);
  });
});
