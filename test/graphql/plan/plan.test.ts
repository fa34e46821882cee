import { describe, expect, it } from "@jest/globals";
import DataLoader from "dataloader";
import {
  execute,
  parse,
  type DocumentNode,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { Album, Track } from "../../../src/amazon-music/index.ts";
import type { Context } from "../../../src/context.ts";
import { createPlan } from "../../../src/graphql/plan/plan.ts";
import { toNodeId } from "../../oracle/node-id.ts";
import { createSchema } from "../../../src/graphql/schema.ts";
import { closedPersonal, createStaleness } from "../../../src/loaders/index.ts";

const schema = createSchema();

const playParams = {
  id: "mrn:whole",
  containerIds: null,
  selections: ["PLAY"],
};
const stub: Track = { _type: "Track", id: "T", title: "listed" };
const whole: Track = { ...stub, title: "whole", duration: 7, playParams };
const album: Album = { _type: "Album", id: "A", title: "Tide", tracks: [stub] };

function toContext(found: unknown = whole): Context {
  return {
    receipt: null,
    staleness: createStaleness(),
    ingredients: null,
    catalog: { album: { load: () => album }, track: { load: () => found } },
    // All that these fields touch of a context.
  } as unknown as Context;
}

/** What execution and a plan answer to a document. */
async function answer(text: string, found?: unknown) {
  const context = toContext(found);
  const document = parse(text);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const executed = await execute({ schema, document, contextValue: context });
  const plan = createPlan(schema, document, operation);
  return {
    executed: `${JSON.stringify(executed)}\n`,
    planned: plan?.write({}, context) ?? null,
  };
}

const ask = (tracks: string): string =>
  `{ album(catalogId: "A") { tracks { ${tracks} } } }`;

describe("a plan", () => {
  it.each([
    ["nodes { duration playParams { mrn } }", "mrn:whole"],
    ["edges { node { duration playParams { mrn } } }", "mrn:whole"],
    // Nothing that is asked lacks in the listed form.
    ["nodes { title playParams { mrn } }", '"playParams":null'],
    ["nodes { ...Length playParams { mrn } }", "mrn:whole"],
    ["nodes { title duration }", '"title":"listed","duration":7'],
  ])("hands out of the whole what execution does: %s", async (page, part) => {
    const { executed, planned } = await answer(
      `${ask(page)} ${page.includes("Length") ? "fragment Length on Track { duration }" : ""}`,
    );

    expect(planned).toBe(executed);
    expect(planned).toContain(part);
  });

  it("leaves to execution what would be an error, or is not there yet", async () => {
    const asked = ask("nodes { duration }");
    const late = await answer(asked, Promise.resolve(whole));
    const wrong = await answer(asked, { ...whole, duration: "long" });

    expect(late).toEqual({
      executed: expect.stringContaining('"duration":7'),
      planned: null,
    });
    expect(wrong).toEqual({
      executed: expect.stringContaining("errors"),
      planned: null,
    });
  });

  it("leaves introspection to execution", async () => {
    const text = "{ __schema { queryType { name } } }";

    expect((await answer(text)).planned).toBeNull();
  });

  it("hands out of things of several types what is asked of each", async () => {
    const { executed, planned } = await answer(`{
      _entities(representations: [{ __typename: "Track", catalogId: "T" }, { __typename: "Album", catalogId: "A" }]) {
        __typename
        ... on Node { id }
        ... on Track { duration }
        ... on Album { title }
        ... on Artist { name }
      }
    }`);

    expect(planned).toBe(executed);
    expect(planned).toContain('"duration":7');
    expect(planned).toContain('"title":"Tide"');
  });

  it("answers at once that there is nothing where Amazon has no look-up", async () => {
    const { executed, planned } = await answer(
      `{ node(id: "${toNodeId("Station", "S")}") { ... on Album { title } } }`,
    );

    expect(planned).toBe(executed);
    expect(planned).toContain('"node":null');
  });

  it("leaves to execution things that do not tell their types themselves", () => {
    const other = createSchema();
    const node = other.getType("Node") as GraphQLInterfaceType;
    node.resolveType = () => "Album";
    const id = toNodeId("Album", "A");
    const document = parse(`{ node(id: "${id}") { ... on Album { title } } }`);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const write = (by: GraphQLSchema) =>
      createPlan(by, document, operation)?.write({}, toContext());

    expect(write(schema)).toContain("Tide");
    expect(write(other)).toBeNull();
  });

  it("leaves to execution what is wrong with one of them, or is not there yet", async () => {
    const ask = (type: string) =>
      `{ _entities(representations: [{ __typename: "${type}", catalogId: "T" }]) { ... on Track { title } } }`;
    const unknown = await answer(ask("Cassette"));
    const late = await answer(ask("Track"), Promise.resolve(whole));
    const odd = await answer(ask("Track"), { ...whole, _type: "Cassette" });

    for (const { planned } of [unknown, late, odd]) expect(planned).toBeNull();
  });
});

/** Loaders that answer all of one turn together, and at once what they have answered before. */
function createLoaders(entities: readonly (Album | Track)[]) {
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  const there = new Map<string, Album | Track | null>();
  const batches: string[][] = [];
  const find = (id: string) => {
    if (id === "fails") return new Error("It cannot be looked up.");
    const found = known.get(id) ?? null;
    there.set(id, found);
    return found;
  };
  const loader = new DataLoader<string, Album | Track | null>(
    async (ids) => {
      batches.push([...ids]);
      return ids.map(find);
    },
    { batchScheduleFn: (dispatch) => void setImmediate(dispatch) },
  );
  const load = (id: string) => {
    const found = there.get(id);
    return found === undefined ? loader.load(id) : found;
  };
  // All that these fields touch of a context.
  const context = {
    receipt: null,
    staleness: createStaleness(),
    ingredients: null,
    catalog: { album: { load }, track: { load } },
  } as unknown as Context;
  return { context, batches };
}

describe("a plan that gathers", () => {
  const listed = (id: string): Track => ({ _type: "Track", id, title: id });
  const entities = [
    { ...album, id: "A", tracks: [listed("a"), listed("b")] },
    { ...album, id: "B", tracks: [listed("b"), listed("c")] },
    ...["a", "b", "c"].map((id) => ({ ...whole, id })),
  ];
  const text = (...ids: readonly string[]) =>
    `{ albums(catalogIds: ${JSON.stringify(ids)}) { title tracks { nodes { title duration } } } }`;
  const gather = (document: DocumentNode, context: Context) =>
    createPlan(
      schema,
      document,
      document.definitions[0] as OperationDefinitionNode,
    )?.gather({}, context, () => undefined);

  it("asks at once for all that it lacks, goes on with what has come, and answers as execution does", async () => {
    const document = parse(text("A", "none", "B"));
    const { context, batches } = createLoaders(entities);
    const executing = createLoaders(entities);
    const executed = await execute({
      schema,
      document,
      contextValue: executing.context,
    });

    expect(await gather(document, context)).toBe(
      `${JSON.stringify(executed)}\n`,
    );
    expect(batches).toEqual([
      ["A", "none", "B"],
      ["a", "b", "c"],
    ]);
  });

  it("leaves the answer to execution where something cannot be looked up", async () => {
    const { context } = createLoaders(entities);

    expect(await gather(parse(text("A", "fails")), context)).toBeNull();
  });

  it("leaves the answer to execution where something is never there", async () => {
    const { context } = createLoaders(entities);
    const load = async () => null;
    const catalog = { ...context.catalog, album: { load } };
    const never = { ...context, catalog } as unknown as Context;

    expect(await gather(parse(text("A")), never)).toBeNull();
  });

  const toNodes = (...ids: readonly string[]) =>
    `{ nodes(ids: ${JSON.stringify([toNodeId("Track", "fails"), ...ids])}) { ... on Track { title } } }`;

  it.each([
    ["a bad id", text("!", "fails", "fails")],
    [
      "a playlist",
      `{ _entities(representations: [{ __typename: "Track", catalogId: "fails" }, { __typename: "Playlist", catalogId: "P" }]) { ... on Track { title } } }`,
    ],
    ["a view", toNodes(toNodeId("View", '["home","",null]'))],
    ["oneself", toNodes(toNodeId("CurrentUser", "ada"))],
    ["a listener", toNodes(toNodeId("User", "ada"))],
  ])(
    "hears of what fails beside what it gave the answer up for: %s",
    async (_, asked) => {
      const { context } = createLoaders(entities);
      const own = { ...context, personal: closedPersonal };
      const document = parse(asked);
      const operation = document.definitions[0] as OperationDefinitionNode;
      const unheard: unknown[] = [];
      const note = (error: unknown) => void unheard.push(error);
      process.on("unhandledRejection", note);

      expect(await gather(document, own)).toBeNull();
      expect(
        createPlan(schema, document, operation)?.write({}, own),
      ).toBeNull();
      for (let turns = 0; turns < 3; turns += 1)
        await new Promise(setImmediate);
      process.off("unhandledRejection", note);
      expect(unheard).toEqual([]);
    },
  );
});
