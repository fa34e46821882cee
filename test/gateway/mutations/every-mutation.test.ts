import { describe, expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import { readSchema } from "../../support/all-fields.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";
import { changes, type Change } from "./changes.ts";

const { plain, twoArtists } = works.albums;

/** A field of a mutation that makes no change and shows something of the caller. */
const look = (name: string, read: string): string => `${name}: updateProfile(
  input: { name: "Ada", visibility: PUBLIC, playbackVisibility: PRIVATE }
) { me { ${read} } }`;

function write(name: string, { select }: Change): string {
  return `${name}(input: $input) { ${select} userErrors { code message field } }`;
}

function headOf(name: string): string {
  return `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!)`;
}

async function send(
  { query }: RunningGateway,
  name: string,
  change: Change,
  input: unknown = change.input,
) {
  const { data, errors } = await query<Record<string, unknown>>(
    `${headOf(name)} { ${write(name, change)} }`,
    { variables: { input } },
  );
  return { payload: data[name], errors };
}

const readMe = async ({ query }: RunningGateway, { read }: Change) =>
  (await query<{ me: unknown }>(`{ me { ${read} } }`)).data.me;

/** The calls of the sandbox that changed something, so far. */
function writesOf({ sandbox }: RunningGateway) {
  return sandbox.exchanges
    .filter(({ method, path }) => method !== "GET" && path.startsWith("/v1"))
    .map(({ method, target, contentType, body }) => ({
      line: `${method} ${target}`,
      contentType,
      body,
    }));
}

const toWritten = ({ wire: { line, contentType, body = "" } }: Change) => ({
  line,
  contentType,
  body,
});

/** What a payload holds where nothing was done. */
const toNothing = (payload: Change["payload"]) =>
  Object.fromEntries(Object.keys(payload).map((field) => [field, null]));

it("every mutation of the graph is tried", async () => {
  await using gateway = await startGateway();
  const schema = await readSchema(gateway);
  const mutations = schema.getMutationType()?.getFields() ?? {};

  expect(Object.keys(changes).sort()).toEqual(Object.keys(mutations).sort());
});

describe.each(Object.entries(changes))("%s", (name, prepare) => {
  it("makes one call, and tells what has changed", async () => {
    await using gateway = await startGateway();
    const change = await prepare(gateway);

    const { payload, errors } = await send(gateway, name, change);

    expect(errors).toBeUndefined();
    expect(payload).toEqual({ ...change.payload, userErrors: [] });
    expect(writesOf(gateway)).toEqual([toWritten(change)]);
  });

  it("tells the same where Amazon answers with nothing", async () => {
    await using gateway = await startGateway();
    const change = await prepare(gateway);
    gateway.sandbox.switches.writeAnswers = "no-content";

    const { payload, errors } = await send(gateway, name, change);

    expect(errors).toBeUndefined();
    expect(payload).toEqual({ ...change.payload, userErrors: [] });
  });

  it("is seen by what is read after it, in the same request and in the next", async () => {
    await using gateway = await startGateway();
    const change = await prepare(gateway);
    const { read, input } = change;
    const later =
      // A look would change the profile back.
      name === "updateProfile"
        ? `later: updateProfile(input: $input) { me { ${read} } }`
        : look("later", read);

    const { data, errors } = await gateway.query<Record<string, unknown>>(
      `${headOf(name)} {
        ${look("earlier", read)}
        ${write(name, change)}
        ${later}
      }`,
      { variables: { input } },
    );

    expect(errors).toBeUndefined();
    expect(data["earlier"]).toEqual({ me: change.before });
    expect(data["later"]).toEqual({ me: change.after });
    expect(await readMe(gateway, change)).toEqual(change.after);
  });

  it("is not sent again where Amazon does not answer, and shows if it was carried out", async () => {
    await using patient = await startGateway();
    const { sandbox } = patient;
    await using gateway = await startGateway({
      sandbox,
      env: { AMAZON_MUSIC_TIMEOUT_MS: "300" },
    });
    const change = await prepare(patient);
    const [method = "", path = ""] = change.wire.line.split(" ");
    sandbox.faults.add({
      match: { method, path },
      fault: { kind: "hang", isCarriedOut: true },
    });

    const { payload, errors } = await send(gateway, name, change);

    expect(payload).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        path: [name],
        message:
          "Amazon did not answer in time; the change may have been made all the same.",
        extensions: { code: "UPSTREAM_TIMEOUT" },
      }),
    ]);
    expect(writesOf(gateway)).toEqual([toWritten(change)]);
    expect(await readMe(patient, change)).toEqual(change.after);
  });
});

/** Changes of something that is there already, by the field that names it. */
const changesOfThings = Object.entries(changes)
  .filter(([name]) => name !== "createPlaylist" && name !== "updateProfile")
  .map(([name, prepare]) => ({
    name,
    prepare,
    idField: name.endsWith("PlaylistTracks")
      ? "playlistCatalogId"
      : "catalogId",
  }));

describe.each(changesOfThings)("$name", ({ name, prepare, idField }) => {
  it("is refused where Amazon knows nothing by the id", async () => {
    await using gateway = await startGateway();
    const change = await prepare(gateway);
    const input = { ...change.input, [idField]: "B0UNKNOWN0" };

    const { payload, errors } = await send(gateway, name, change, input);

    expect(errors).toBeUndefined();
    expect(payload).toEqual({
      ...toNothing(change.payload),
      userErrors: [
        {
          code: "NOT_FOUND",
          message: "There is nothing by this id.",
          field: null,
        },
      ],
    });
    expect(writesOf(gateway)).toHaveLength(1);
  });

  it("is refused without a call where the id is none of Amazon's", async () => {
    await using gateway = await startGateway();
    const change = await prepare(gateway);
    const input = { ...change.input, [idField]: "../me" };
    gateway.sandbox.requests.length = 0;

    const { payload, errors } = await send(gateway, name, change, input);

    expect(errors).toBeUndefined();
    expect(payload).toEqual({
      ...toNothing(change.payload),
      userErrors: [
        {
          code: "INVALID_INPUT",
          message: expect.stringContaining(
            '"../me" is no catalogId',
          ) as unknown,
          field: ["input", idField],
        },
      ],
    });
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

it("a change that failed is seen by the rest of its request if it was carried out", async () => {
  await using gateway = await startGateway();
  const { sandbox } = gateway;
  const read = "libraryAlbums(first: 1) { nodes { catalogId } }";
  sandbox.faults.add({
    match: { method: "PUT", path: `/v1/me/library/albums/${twoArtists}` },
    fault: { kind: "cut", at: "start", isCarriedOut: true },
  });

  const { data, errors } = await gateway.query(
    `mutation ($input: SaveAlbumInput!) {
      ${look("earlier", read)}
      saveAlbum(input: $input) { saveState }
      ${look("later", read)}
    }`,
    { variables: { input: { catalogId: twoArtists } } },
  );

  const toMe = (catalogId: string) => ({
    me: { libraryAlbums: { nodes: [{ catalogId }] } },
  });
  expect(errors).toEqual([
    expect.objectContaining({
      path: ["saveAlbum"],
      message:
        "Amazon did not answer; the change may have been made all the same.",
      extensions: { code: "UPSTREAM_UNAVAILABLE" },
    }),
  ]);
  expect(data).toEqual({
    earlier: toMe(plain),
    saveAlbum: null,
    later: toMe(twoArtists),
  });
});
