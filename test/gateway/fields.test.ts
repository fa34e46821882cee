import { describe, expect, it } from "@jest/globals";
import { works, type Sandbox } from "../../src/sandbox/index.ts";
import { readSchema, selectAll, selectValues } from "../support/all-fields.ts";
import { toGraph, type Payload } from "../support/graph-form.ts";
import { startGateway } from "../support/start-gateway.ts";

const { albums, artists, tracks } = works;

/** What Amazon answers about one thing, without the gateway between. */
async function getPayload(
  { url, apiKey, users }: Sandbox,
  path: string,
): Promise<Payload> {
  const response = await fetch(`${url}/v1/${path}`, {
    headers: {
      authorization: `Bearer ${users.ada.accessToken}`,
      "x-api-key": apiKey,
    },
  });
  const { data } = (await response.json()) as { data: Payload };
  const [payload] = Object.values(data);
  return payload as Payload;
}

describe("what Amazon sends", () => {
  it("of a track comes out of an album's list as out of a lookup, but for its page", async () => {
    await using gateway = await startGateway();
    const fields = selectAll(await readSchema(gateway), "Track");
    const { data, errors } = await gateway.query(
      `{ album(catalogId: "${albums.plain}") { tracks(first: 1) { nodes { ${fields} } } } }`,
    );
    const payload = await getPayload(gateway.sandbox, `tracks/${tracks.plain}`);
    expect(errors).toBeUndefined();
    // In an album's list Amazon puts the album's page in the track's place (page "Albums", seen in its example).
    const { url } = await getPayload(gateway.sandbox, `albums/${albums.plain}`);
    expect(data).toMatchObject({
      album: { tracks: { nodes: [{ ...toGraph(payload), url }] } },
    });
  });

  it("of an artist comes out of an album's list as out of a lookup", async () => {
    await using gateway = await startGateway();
    const fields = selectAll(await readSchema(gateway), "Artist");
    const { data, errors } = await gateway.query(
      `{ album(catalogId: "${albums.plain}") { artists { ${fields} } } }`,
    );
    const payload = await getPayload(
      gateway.sandbox,
      `artists/${artists.plain}`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ album: { artists: [toGraph(payload)] } });
  });

  it("of an album comes out of its track as out of a lookup", async () => {
    await using gateway = await startGateway();
    const schema = await readSchema(gateway);
    const { data, errors } = await gateway.query(`{
      track(catalogId: "${tracks.plain}") {
        album {
          ${selectValues(schema, "Album")}
          tracks { ${selectValues(schema, "TrackConnection")} }
        }
      }
    }`);
    const payload = await getPayload(gateway.sandbox, `albums/${albums.plain}`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      track: { album: toGraph(payload, "album") },
    });
  });
});

describe("what Amazon does not send", () => {
  it.each([
    ["left out", "missingFields"],
    ["null", "nullFields"],
  ] as const)("is null, and no error, where it is %s", async (_, how) => {
    await using gateway = await startGateway();
    const schema = await readSchema(gateway);
    gateway.sandbox.switches[how] = ["*"];
    // What is a lookup of its own, as the lists of an artist, is not left out of this one.
    const { data, errors } = await gateway.query<Record<string, Payload>>(`{
      album(catalogId: "${albums.plain}") { ${selectAll(schema, "Album", 0)} artists { name } tracks { edgeCount } }
      track(catalogId: "${tracks.plain}") { ${selectAll(schema, "Track", 0)} artists { name } album { title } }
      artist(catalogId: "${artists.plain}") { ${selectAll(schema, "Artist", 0)} }
    }`);
    expect(errors).toBeUndefined();
    for (const [field, id] of [
      ["album", albums.plain],
      ["track", tracks.plain],
      ["artist", artists.plain],
    ] as const) {
      const {
        __typename,
        id: globalId,
        catalogId,
        ...rest
      } = data[field] ?? {};
      expect([__typename, globalId, catalogId]).toEqual([
        expect.any(String),
        expect.any(String),
        id,
      ]);
      expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    }
  });

  it("costs no call for each field that is not there", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.missingFields = ["*"];
    await gateway.query(
      `{ album(catalogId: "${albums.plain}") { title label duration url } }`,
    );
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});

describe("what Amazon sends otherwise than it says", () => {
  function answerWith(sandbox: Sandbox, album: Payload): void {
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: {
        kind: "body",
        body: JSON.stringify({ data: { albums: [album] } }),
      },
    });
  }

  it("reads as OTHER where a word is new, and as null where a value is of another kind", async () => {
    await using gateway = await startGateway();
    answerWith(gateway.sandbox, {
      id: albums.plain,
      title: 7,
      duration: "long",
      trackCount: 11.6,
      audioQualities: ["HD", "4D"],
      releaseDate: "soon",
      images: [{ url: "https://x/a b.jpg", imageType: "HOLOGRAM" }, "no image"],
      artists: "nobody",
      tracks: [{ id: "B0T", title: null }, { title: "without an id" }, null],
      eligibility: [],
    });
    const { data, errors } = await gateway.query(`{
      album(catalogId: "${albums.plain}") {
        title duration trackCount audioQualities releaseDate
        images { url imageType height } artists { name }
        tracks { nodes { catalogId } } eligibility { isDownloadable }
      }
    }`);
    expect({ errors, data }).toEqual({
      errors: undefined,
      data: {
        album: {
          title: null,
          duration: null,
          trackCount: 12,
          audioQualities: ["HD", "OTHER"],
          releaseDate: null,
          images: [
            { url: "https://x/a b.jpg", imageType: "OTHER", height: null },
          ],
          artists: null,
          tracks: { nodes: [{ catalogId: "B0T" }] },
          eligibility: null,
        },
      },
    });
  });

  it.each([
    ["2001-03-07T05:00:00.000Z", "2001-03-07T05:00:00.000Z"],
    ["2001-03-07T05:00:00Z", "2001-03-07T05:00:00.000Z"],
    ["2001-03-07", "2001-03-07T00:00:00.000Z"],
    ["2001-03-07T00:00:00-05:00", "2001-03-07T05:00:00.000Z"],
  ])("hands the moment %s out as %s", async (releaseDate, moment) => {
    await using gateway = await startGateway();
    answerWith(gateway.sandbox, { id: albums.plain, releaseDate });
    const { data } = await gateway.query(
      `{ album(catalogId: "${albums.plain}") { releaseDate } }`,
    );
    expect(data).toEqual({ album: { releaseDate: moment } });
  });
});
