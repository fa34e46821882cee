import { describe, expect, it } from "@jest/globals";
import {
  createSandbox,
  type Fault,
  type Sandbox,
  type SandboxUser,
} from "../../src/sandbox/index.ts";
import { readSchema } from "../support/all-fields.ts";
import {
  listOperationKinds,
  type Choose,
  type OperationKind,
} from "../support/every-operation.ts";
import { readHoldings, type Holdings } from "../support/holdings.ts";
import {
  readKey,
  redisServerPath,
  startRedisServer,
  type RedisServer,
} from "../support/redis-server.ts";
import { findHidden, type Hidden } from "../support/search-leaks.ts";
import { send, type SendOptions } from "../support/send.ts";
import { untilRedisIs } from "../support/start-gateway-on-redis.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

type Name = "ada" | "ben";

const names: readonly Name[] = ["ada", "ben"];

/** All that left the gateway, by who could read it. */
interface Seen {
  /** Heads and bodies of the answers to each. */
  readonly told: Readonly<Record<Name, readonly string[]>>;
  /** What is for nobody in particular: answers without a token, health. */
  readonly public: readonly string[];
  readonly log: readonly string[];
  /** Keys and values; nothing where there is no Redis here. */
  readonly redis: readonly string[];
  readonly secrets: Hidden;
  readonly personal: Readonly<Record<Name, Hidden>>;
}

const redisPassword = "password-of-the-tests-redis";
const secretSettings = {
  CURSOR_SECRET: "secret-that-cursors-are-sealed-with",
  FEDERATION_SECRET: "secret-that-routers-tell-the-gateway",
};

/** What each goes by, searches for and calls their playlists. */
const words = {
  ada: {
    name: "Ada Quillfeather",
    title: "Adas Umbrella Songs",
    query: "quixotic-umbrella",
  },
  ben: {
    name: "Ben Thistlewood",
    title: "Bens Kettle Tunes",
    query: "melancholic-kettle",
  },
};

/** Both ask for everything, and all goes wrong that can. */
async function run(): Promise<Seen> {
  await using redis =
    redisServerPath === undefined
      ? undefined
      : await startRedisServer(["--requirepass", redisPassword]);
  const sandbox = await createSandbox({
    catalog: { albums: 300, tracks: 3000, artists: 150 },
  });
  try {
    const start = () =>
      startGateway({
        sandbox,
        credential: true,
        env: {
          LOG_LEVEL: "trace",
          // Where Amazon is to be left alone for a while nobody waits until it is over.
          REQUEST_TIMEOUT_MS: "3000",
          ...secretSettings,
          ...(redis !== undefined && {
            REDIS_URL: redis.url.replace("//", `//:${redisPassword}@`),
          }),
        },
      });
    await using gateway = await start();
    if (redis !== undefined) await untilRedisIs(gateway, "up");
    return await ask(gateway, redis, start);
  } finally {
    await sandbox.close();
  }
}

async function ask(
  gateway: RunningGateway,
  redis: RedisServer | undefined,
  start: () => Promise<RunningGateway>,
): Promise<Seen> {
  const { sandbox, url, log } = gateway;
  const { users } = sandbox;
  const holdings: Record<Name, Holdings> = {
    ada: await readHoldings(gateway, users.ada.accessToken),
    ben: await readHoldings(gateway, users.ben.accessToken),
  };
  const told: Record<Name, string[]> = { ada: [], ben: [] };
  const everybody: string[] = [];
  const get = async (into: string[], target: string, options?: SendOptions) => {
    const { status, headers, text } = await send(url, target, options);
    into.push(`${status} ${JSON.stringify(headers)}`, text);
  };
  const post: Post = (
    name,
    query,
    variables = {},
    token = users[name].accessToken,
  ) =>
    get(told[name], "/graphql", {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "x-federation-secret": secretSettings.FEDERATION_SECRET,
        "x-upstream-receipt": "1",
      },
      body: JSON.stringify({ query, variables }),
    });

  await Promise.all(names.map((name) => settleIn(name, post)));
  const kinds = listOperationKinds(await readSchema(gateway), sandbox);
  await askForEverything(kinds, holdings, post);
  await askTheDoor(sandbox, get, everybody);
  const before = await readAll(redis);
  await breakAmazonMusic(sandbox, post);
  await breakLogin(sandbox, post);
  const after = await readAll(redis);
  const refusedLog = await refuseCredential(sandbox, redis, start);
  const last = await readAll(redis);
  await redis?.kill();
  await Promise.all(names.map((name) => post(name, toReads(sandbox, 90))));
  await get(everybody, "/health/ready");
  await get(everybody, "/metrics");

  return {
    told,
    public: everybody,
    log: [...log, ...refusedLog].map((line) => JSON.stringify(line)),
    redis: [...before, ...after, ...last],
    secrets: {
      "an access token": "Atza|",
      "a refresh token": "Atzr|",
      "the gateway's refresh token": sandbox.refreshToken,
      "the client secret": sandbox.clientSecret,
      "the api key": sandbox.apiKey,
      "the password of Redis": redisPassword,
      ...secretSettings,
      ...ofPerson("ada", users.ada),
      ...ofPerson("ben", users.ben),
    },
    personal: {
      ada: toPersonal(words.ada, holdings.ada),
      ben: toPersonal(words.ben, holdings.ben),
    },
  };
}

type Post = (
  name: Name,
  query: string,
  variables?: object,
  token?: string,
) => Promise<void>;

type Get = (
  into: string[],
  target: string,
  options?: SendOptions,
) => Promise<void>;

/** What not even the person is ever told. */
function ofPerson(
  name: string,
  { accessToken, refreshToken, loginUserId, email }: SandboxUser,
): Hidden {
  return {
    [`${name}'s access token`]: accessToken.slice(5),
    [`${name}'s refresh token`]: refreshToken.slice(5),
    [`${name}'s id with Login with Amazon`]: loginUserId,
    [`${name}'s mail address`]: email,
  };
}

function toPersonal(
  { name, title, query }: (typeof words)[Name],
  { userId, privatePlaylist, nextPlaylist, entryIds }: Holdings,
): Hidden {
  return {
    name,
    handle: `@${name.toLowerCase()}`,
    userId,
    title,
    query,
    privatePlaylist,
    nextPlaylist,
    entryId: String(entryIds[0]),
  };
}

/** Each takes a name of their own, makes a playlist, and looks at what is theirs. */
async function settleIn(name: Name, post: Post): Promise<void> {
  const own = words[name];
  await post(
    name,
    `mutation ($profile: UpdateProfileInput!, $playlist: CreatePlaylistInput!) {
      updateProfile(input: $profile) { me { name } }
      createPlaylist(input: $playlist) { playlist { catalogId title } }
    }`,
    {
      profile: {
        name: own.name,
        visibility: "PRIVATE",
        playbackVisibility: "PRIVATE",
      },
      playlist: { title: own.title, description: own.title },
    },
  );
  await post(
    name,
    `query ($query: String!) {
      me {
        handle
        playlists { nodes { title tracks(first: 3) { edges { entryId } } } }
      }
      search(query: $query) { id }
      searchTracks(filters: [{ query: $query }]) { edges { cursor } }
    }`,
    { query: own.query },
  );
}

/** Both at once, each with what is theirs and what is private to the other. */
async function askForEverything(
  kinds: readonly OperationKind[],
  { ada, ben }: Readonly<Record<Name, Holdings>>,
  post: Post,
): Promise<void> {
  // What is public of the other may be shown.
  const hide = (other: Holdings): Holdings => ({
    ...other,
    publicPlaylist: other.privatePlaylist,
  });
  const askers = {
    ada: { own: ada, other: hide(ben) },
    ben: { own: ben, other: hide(ada) },
  };
  for (const [index, kind] of kinds.entries()) {
    const choose: Choose = (...values) =>
      // The remainder is a place in the list.
      values[index % values.length] as (typeof values)[0];
    // What they made, named and own is to be there until the end.
    if (/Mutation.(update|delete)/.test(kind.name)) continue;
    await Promise.all(
      names.map((name) => {
        const asked = kind.toOperation(askers[name], choose);
        return post(name, asked.document, asked.variables);
      }),
    );
  }
}

/** What anybody gets without being let in, and with what. */
async function askTheDoor(
  { users, issueToken }: Sandbox,
  get: Get,
  into: string[],
): Promise<void> {
  const token = users.ada.accessToken;
  const tokens = [
    `Bearer ${token}x`,
    `Basic ${token}`,
    `Bearer ${token} ${token}`,
    `Bearer ${issueToken({ user: "ada", expiresInSeconds: -1 })}`,
    `Bearer ${issueToken({ user: "ada", audience: "another" })}`,
  ];
  const bodies = [
    "{ me { name } }",
    `{ ${token} }`,
    `query ($id: ID!) { node(id: $id) { id } }`,
  ].map((query) => JSON.stringify({ query, variables: { id: [token] } }));
  for (const authorization of tokens)
    for (const body of [...bodies, `{"query": "${token}`, "null"])
      await get(into, "/graphql", {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body,
      });
  for (const target of [
    "/",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/graphql",
    `/graphql?query={me{name}}`,
    "/nowhere",
  ])
    await get(into, target, {
      headers: { authorization: `Basic ${token}`, "x-request-id": token },
    });
}

/** Of the catalogue, of the caller, as Amazon lays it out: nothing that is in a cache already. */
function toReads({ catalog }: Sandbox, round: number): string {
  return `{
    album(catalogId: "${catalog.albumId(round + 100)}") { title artists { images { url } } }
    category(catalogId: "${catalog.categoryId(5)}") { tracks(first: ${round + 1}) { nodes { title } } }
    me { name playlists(first: 1) { nodes { title } } }
    homeView { title }
  }`;
}

/** Errors of all kinds, and answers that hand back what they were asked with. */
async function breakAmazonMusic(sandbox: Sandbox, post: Post): Promise<void> {
  const faults: readonly Fault[] = [
    ...[400, 401, 403, 404, 422, 429, 500, 503].map((status): Fault => ({
      kind: "status",
      status,
    })),
    ...(["message", "empty", "html"] as const).map((body): Fault => ({
      kind: "status",
      status: 500,
      body,
    })),
    ...[200, 400, 401, 403, 500].flatMap((status) =>
      toEchoes(sandbox).map((body): Fault => ({ kind: "body", status, body })),
    ),
    {
      kind: "body",
      body: `<p>${sandbox.apiKey}</p>`,
      contentType: "text/html",
    },
    { kind: "redirect", location: `/?token=${sandbox.users.ada.accessToken}` },
    { kind: "cut", at: "start" },
    { kind: "cut", at: "headers" },
    { kind: "cut", at: "body" },
    { kind: "expire-token" },
  ];
  for (const [round, fault] of faults.entries()) {
    const remove = sandbox.faults.add({ match: { path: /^\/v1\// }, fault });
    await Promise.all(
      names.map(async (name) => {
        // A token that was refused is kept out for a while.
        const token = sandbox.issueToken({ user: name });
        await post(name, toReads(sandbox, round), {}, token);
        await post(
          name,
          'mutation { saveAlbum(input: { catalogId: "B0064UPU4G" }) { saveState userErrors { message } } }',
          {},
          token,
        );
      }),
    );
    remove();
  }
}

/** Login with Amazon does the same, to callers and to the gateway. */
async function breakLogin(sandbox: Sandbox, post: Post): Promise<void> {
  const faults = toEchoes(sandbox).flatMap((body) =>
    [400, 500, 200].map((status): Fault => ({ kind: "body", status, body })),
  );
  for (const fault of faults) {
    const removals = [
      sandbox.faults.add({ match: { path: /^\/auth\// }, fault }),
      sandbox.faults.add({
        match: { path: /^\/v1\/albums/ },
        fault: { kind: "expire-token" },
      }),
    ];
    // One who is known, whose look-up ends the gateway's token, and one who is not.
    await post("ada", toReads(sandbox, 80));
    const token = sandbox.issueToken({ user: "ben" });
    await post("ben", "{ me { name } }", {}, token);
    for (const remove of removals) remove();
  }
}

/** The log of gateways that start without getting a token of their own, and read with their callers'. */
async function refuseCredential(
  sandbox: Sandbox,
  redis: RedisServer | undefined,
  start: () => Promise<RunningGateway>,
): Promise<readonly RunningGateway["log"][number][]> {
  const log: RunningGateway["log"][number][] = [];
  for (const [round, error] of ["ServerError", "invalid_grant"].entries()) {
    await redis?.command("FLUSHALL");
    const body = JSON.stringify({
      error,
      error_description: `${sandbox.clientSecret} ${sandbox.refreshToken}`,
    });
    const remove = sandbox.faults.add({
      match: { path: "/auth/o2/token" },
      fault: { kind: "body", status: 400, body },
    });
    await using gateway = await start();
    for (const { accessToken } of [sandbox.users.ada, sandbox.users.ben])
      await gateway.query(toReads(sandbox, 85 + round), { token: accessToken });
    remove();
    log.push(...gateway.log);
  }
  return log;
}

/** Error bodies of each form, with what must not go on in every place of them. */
function toEchoes({ apiKey, clientSecret, refreshToken, users }: Sandbox) {
  return [
    `Bearer ${users.ada.accessToken}`,
    users.ada.loginUserId,
    refreshToken,
    clientSecret,
    apiKey,
  ].flatMap((text) => {
    const error = { status: "500", code: text, message: text, reference: text };
    return [
      { error: { ...error, url: text, payload: { internalCode: text } } },
      { error: text, error_description: text },
      { message: text },
    ].map((body) => JSON.stringify(body));
  });
}

/** What the gateway and Amazon call what goes wrong here. */
const codesToMeet = [
  "ACCESS_DENIED",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "FORBIDDEN",
  "INVALID_ACCESS_TOKEN",
  "NOT_FOUND",
  "UNAUTHENTICATED",
  "UPSTREAM_INVALID_RESPONSE",
  "UPSTREAM_THROTTLED",
  "UPSTREAM_UNAVAILABLE",
].map((code) => `"code":"${code}"`);

async function readAll(redis: RedisServer | undefined): Promise<string[]> {
  const keys = ((await redis?.command("KEYS", "*")) ?? []) as string[];
  if (redis === undefined || keys.length === 0) return [];
  return Promise.all(
    keys.map(async (key) => `${key} ${await readKey(redis, key)}`),
  );
}

describe("what leaves the gateway while all goes wrong that can", () => {
  it("holds no token and no secret, in answers, log or Redis", async () => {
    const { told, public: everybody, log, redis, secrets } = await run();

    expect(findHidden([...told.ada, ...told.ben], secrets)).toEqual([]);
    expect(findHidden(everybody, secrets)).toEqual([]);
    expect(findHidden(log, secrets)).toEqual([]);
    expect(findHidden(redis, secrets)).toEqual([]);
    // It did go wrong, and there was something to find.
    const codes = told.ada.join().match(/"code": ?"[A-Z_]{5,}"/g) ?? [];
    expect(codes).toEqual(expect.arrayContaining(codesToMeet));
    const { level } = JSON.parse(
      log.find((line) => line.includes("LWA_REFRESH_TOKEN")) ?? "{}",
    ) as { level?: string };
    expect(level).toBe("error");
  }, 180_000);

  it("holds of a person what they are told themselves, and nothing else", async () => {
    const { told, public: everybody, log, redis, personal } = await run();

    for (const name of names)
      expect(findHidden(told[name], personal[name])).toEqual(
        Object.keys(personal[name]),
      );
    expect(findHidden(told.ada, personal.ben)).toEqual([]);
    expect(findHidden(told.ben, personal.ada)).toEqual([]);
    for (const hidden of [personal.ada, personal.ben, perReader])
      for (const place of [everybody, log, redis])
        expect(findHidden(place, hidden)).toEqual([]);
  }, 180_000);
});

describe("the search for what must not leave", () => {
  const secret =
    "Atza|this-is-a-token-that-is-as-long-as-tokens-are-and-longer";
  const toBase64 = (text: string) => Buffer.from(text).toString("base64url");

  it.each([
    ["as it is", secret],
    ["without its beginning", secret.slice(5)],
    ["without its end", secret.slice(0, 50)],
    ["escaped for a URL", encodeURIComponent(secret)],
    ["in base64", toBase64(secret)],
    [
      "in base64 twice, behind other bytes",
      toBase64(`\0\u00ff"${toBase64(secret)}"`),
    ],
  ])("finds it %s", (_, text) => {
    expect(findHidden([`{"cursor":"${text}"}`], { secret })).toEqual([
      "secret",
    ]);
  });

  it("finds nothing where there is nothing", () => {
    expect(findHidden([toBase64("this is no token")], { secret })).toEqual([]);
  });
});

/** Fields of an entity that are another for another reader. */
const perReader: Hidden = {
  progress: "playbackInformation",
  tiers: "playbackSubscriptionTiers",
  onDemand: "canPlayOnDemand",
};
