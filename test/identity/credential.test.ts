import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from "@jest/globals";
import type { LoginWithAmazon } from "../../src/amazon-music/index.ts";
import {
  createCredential,
  type Credential,
  type CredentialOptions,
} from "../../src/identity/index.ts";
import {
  createRecordingSharedCache,
  type RecordingSharedCache,
} from "../support/recording-shared-cache.ts";

type Refresh = LoginWithAmazon["refresh"];
type Grant = Parameters<Refresh>[0];

const hourMs = 3_600_000;
const clientSecret = "amzn1.oa2-cs.v1.secret";

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

interface World {
  /** What Login with Amazon was asked with. */
  readonly grants: Grant[];
  readonly failures: unknown[];
  readonly refusals: unknown[];
  readonly shared: RecordingSharedCache;
  /** Set it, and Login with Amazon answers this. */
  refresh: Refresh;
  createReplica(options?: Partial<CredentialOptions>): Credential;
}

/** Login with Amazon gives out the tokens 1, 2, 3 …, each for an hour. */
function createWorld(): World {
  const world: World = {
    grants: [],
    failures: [],
    refusals: [],
    shared: createRecordingSharedCache(),
    refresh: async () => give(world.grants.length),
    createReplica: (options) =>
      createCredential({
        login: {
          getTokenInfo: () => Promise.reject(new Error("nobody checks here")),
          refresh(grant) {
            world.grants.push(grant);
            return world.refresh(grant);
          },
          redeem: () => Promise.reject(new Error("nobody signs in here")),
          close: async () => undefined,
        },
        clientId: "client",
        clientSecret,
        refreshToken: "Atzr|first",
        onRefused: (error) => world.refusals.push(error),
        onFailure: (error) => world.failures.push(error),
        random: () => 0,
        ...options,
      }),
  };
  return world;
}

function give(
  number: number,
  { expiresInMs = hourMs, refreshToken = null as string | null } = {},
) {
  return { accessToken: `Atza|${number}`, expiresInMs, refreshToken };
}

function refuse(code: string): Promise<never> {
  return Promise.reject(
    Object.assign(new Error("Amazon answered 400"), { code }),
  );
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe("the gateway's token", () => {
  it("is there once it has started", async () => {
    const { createReplica, grants } = createWorld();
    const credential = createReplica();
    expect(credential.accessToken).toBeNull();

    await credential.start();

    expect(credential.accessToken).toBe("Atza|1");
    expect(grants).toEqual([
      { clientId: "client", clientSecret, refreshToken: "Atzr|first" },
    ]);
  });

  it.each([
    [0, 300_000],
    [0.5, 375_000],
    [1, 450_000],
  ])(
    "is renewed ahead of its end, where chance says %d by %i ms",
    async (chance, aheadMs) => {
      const { createReplica, grants } = createWorld();
      const credential = createReplica({ random: () => chance });
      await credential.start();

      await pass(hourMs - aheadMs - 1);
      expect(grants).toHaveLength(1);
      await pass(1);

      expect(grants).toHaveLength(2);
      expect(credential.accessToken).toBe("Atza|2");
    },
  );

  it("is not used in its last ten seconds, where it could end on the way", async () => {
    const world = createWorld();
    const credential = world.createReplica();
    await credential.start();
    world.refresh = () => Promise.reject(new Error("away"));

    await pass(hourMs - 10_001);
    expect(credential.accessToken).toBe("Atza|1");
    await pass(1);

    expect(credential.accessToken).toBeNull();
  });

  it("is asked for again after five seconds where it cannot be had, and others hear of it", async () => {
    const world = createWorld();
    const credential = world.createReplica();
    const away = new Error("away");
    world.refresh = () => Promise.reject(away);
    await credential.start();
    expect(credential.accessToken).toBeNull();
    world.refresh = async () => give(1);

    await pass(4999);
    expect(credential.accessToken).toBeNull();
    await pass(1);

    expect(credential.accessToken).toBe("Atza|1");
    expect(world.failures).toEqual([away]);
    expect(world.refusals).toEqual([]);
  });

  it("is asked for at most every five seconds where it ends as soon as it is there", async () => {
    const world = createWorld();
    world.refresh = async () => give(1, { expiresInMs: 0 });
    const credential = world.createReplica();
    await credential.start();
    expect(credential.accessToken).toBeNull();

    await pass(20_000);

    expect(world.grants).toHaveLength(5);
  });

  it("lives for years where Login with Amazon says so", async () => {
    const world = createWorld();
    world.refresh = async () => give(1, { expiresInMs: 365 * 24 * hourMs });
    const credential = world.createReplica();
    await credential.start();

    await pass(hourMs);

    expect(world.grants).toHaveLength(1);
    expect(credential.accessToken).toBe("Atza|1");
  });

  it("is not renewed any more once the gateway ends", async () => {
    const { createReplica, grants } = createWorld();
    const credential = createReplica();
    await credential.start();

    credential.close();
    await credential.renew("Atza|1");

    expect(jest.getTimerCount()).toBe(0);
    expect(grants).toHaveLength(1);
  });

  it("that comes while the gateway ends sets no timer that would outlive it", async () => {
    const { createReplica } = createWorld();
    const credential = createReplica();

    const started = credential.start();
    credential.close();
    await started;

    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("a token that Amazon Music refuses", () => {
  it("is renewed once, however many calls were refused, and a late one gets the new one", async () => {
    const { createReplica, grants } = createWorld();
    const credential = createReplica();
    await credential.start();

    const renewed = await Promise.all(
      Array.from({ length: 40 }, () => credential.renew("Atza|1")),
    );
    renewed.push(await credential.renew("Atza|1"));

    expect(new Set(renewed)).toEqual(new Set(["Atza|2"]));
    expect(grants).toHaveLength(2);
  });

  it("is used no more where no other is to be had", async () => {
    const world = createWorld();
    const credential = world.createReplica();
    await credential.start();
    world.refresh = () => Promise.reject(new Error("away"));

    expect(await credential.renew("Atza|1")).toBeNull();
    expect(credential.accessToken).toBeNull();
    world.refresh = async () => give(2);
    await pass(5000);

    expect(credential.accessToken).toBe("Atza|2");
  });

  it("is followed by no storm where the next one is refused as well", async () => {
    const { createReplica, grants } = createWorld();
    const credential = createReplica();
    await credential.start();
    expect(await credential.renew("Atza|1")).toBe("Atza|2");

    expect(await credential.renew("Atza|2")).toBeNull();
    expect(credential.accessToken).toBeNull();
    expect(grants).toHaveLength(2);
    await pass(5000);

    expect(credential.accessToken).toBe("Atza|3");
  });
});

describe("a refresh token that is refused for good", () => {
  it.each(["invalid_grant", "invalid_client", "unauthorized_client"])(
    "is reported once and not tried again: %s",
    async (code) => {
      const world = createWorld();
      world.refresh = () => refuse(code);
      const credential = world.createReplica();
      await credential.start();

      await pass(24 * hourMs);
      await credential.renew("Atza|any");

      expect(credential.accessToken).toBeNull();
      expect(world.grants).toHaveLength(1);
      expect(world.refusals).toMatchObject([{ code }]);
      expect(world.failures).toEqual([]);
      expect(jest.getTimerCount()).toBe(0);
    },
  );

  it("does not keep a replica from what another one has", async () => {
    const world = createWorld();
    const { createReplica, shared } = world;
    world.refresh = () => refuse("invalid_grant");
    const refused = createReplica({ shared });
    await refused.start();
    await pass(10_000);
    world.refresh = async () => give(2);
    await createReplica({ shared }).start();

    expect(await refused.renew("Atza|any")).toBe("Atza|2");
    expect(world.grants).toHaveLength(2);
  });

  it("leaves the token that is there good until its end", async () => {
    const world = createWorld();
    const credential = world.createReplica();
    await credential.start();
    world.refresh = () => refuse("invalid_grant");

    await pass(hourMs - 10_001);
    expect(credential.accessToken).toBe("Atza|1");
    await pass(1);

    expect(credential.accessToken).toBeNull();
    expect(world.refusals).toHaveLength(1);
  });
});

describe("replicas", () => {
  it("ask one at a time, and hand the token to each other", async () => {
    const { createReplica, grants, shared } = createWorld();
    const replicas = [1, 2, 3].map(() => createReplica({ shared }));

    const started = Promise.all(replicas.map((one) => one.start()));
    await pass(50);
    await started;
    expect(grants).toHaveLength(1);
    for (const one of replicas) expect(one.accessToken).toBe("Atza|1");
    // The hour's end: those who did not get the lock look again five seconds later.
    await pass(hourMs - 300_000);

    expect(grants).toHaveLength(2);
    for (const one of replicas) expect(one.accessToken).toBe("Atza|2");
  });

  it("wait at their start for the token that another one is asking for, and go on without it after a second", async () => {
    const world = createWorld();
    const { createReplica, grants, shared } = world;
    world.refresh = () => new Promise(() => undefined);
    void createReplica({ shared }).start();
    const late = createReplica({ shared });
    let isStarted = false;
    const started = late.start().then(() => (isStarted = true));

    await pass(999);
    expect(isStarted).toBe(false);
    await pass(1);
    await started;

    expect(late.accessToken).toBeNull();
    expect(grants).toHaveLength(1);
  });

  it("take over at their start what others have", async () => {
    const { createReplica, grants, shared } = createWorld();
    await createReplica({ shared }).start();
    const late = createReplica({ shared });

    await late.start();

    expect(late.accessToken).toBe("Atza|1");
    expect(grants).toHaveLength(1);
  });

  it("take over what others have got in place of a refused token", async () => {
    const { createReplica, grants, shared } = createWorld();
    const [one, other] = [createReplica({ shared }), createReplica({ shared })];
    await one.start();
    await other.start();
    await pass(1000);
    await one.renew("Atza|1");

    expect(await other.renew("Atza|1")).toBe("Atza|2");
    expect(grants).toHaveLength(2);
  });

  it("do not wait for each other where a call was refused", async () => {
    const { createReplica, shared } = createWorld();
    const credential = createReplica({ shared });
    await credential.start();

    // Nobody else has the lock that this replica took for its first token.
    expect(await credential.renew("Atza|1")).toBe("Atza|2");
  });

  it("ask each for itself while Redis is away", async () => {
    const { createReplica, grants, shared } = createWorld();
    shared.state = "down";
    jest.spyOn(shared, "getMany").mockResolvedValue([undefined]);
    const replicas = [createReplica({ shared }), createReplica({ shared })];

    await Promise.all(replicas.map((one) => one.start()));

    expect(replicas.map((one) => one.accessToken)).toEqual([
      "Atza|1",
      "Atza|2",
    ]);
    expect(grants).toHaveLength(2);
  });

  it("let nobody read in Redis what they hand over", async () => {
    const world = createWorld();
    const { createReplica, shared } = world;
    world.refresh = async () => give(1, { refreshToken: "Atzr|second" });

    await createReplica({ shared }).start();

    const kept = JSON.stringify([...shared.entries]);
    expect(kept).toContain("credential:1:");
    for (const secret of ["Atza", "Atzr", clientSecret, "client"])
      for (const form of [secret, Buffer.from(secret).toString("base64url")])
        expect(kept).not.toContain(form);
  });

  it.each([
    ["with another secret", { clientSecret: "another" }],
    ["of another client", { clientId: "another" }],
    ["with another refresh token", { refreshToken: "Atzr|another" }],
  ])("%s get a token of their own", async (_, options) => {
    const { createReplica, shared } = createWorld();
    await createReplica({ shared }).start();
    await pass(10_000);
    const stranger = createReplica({ shared, ...options });

    await stranger.start();

    expect(stranger.accessToken).toBe("Atza|2");
  });

  it.each([
    ["no text", 7],
    ["an empty text", ""],
    ["a text that nobody has sealed", "Atza".repeat(20)],
  ])("ask where Redis holds %s in its place", async (_, value) => {
    const { createReplica, shared } = createWorld();
    await createReplica({ shared }).start();
    const [[key] = [""]] = shared.entries;
    shared.entries.set(key, { value, storedAt: Date.now(), bytes: 1 });
    await pass(10_000);
    const credential = createReplica({ shared });

    await credential.start();

    expect(credential.accessToken).toBe("Atza|2");
  });
});

describe("a refresh token that Login with Amazon has replaced", () => {
  const rotate = (world: World): Refresh => {
    let valid = "Atzr|first";
    return ({ refreshToken }) => {
      if (refreshToken !== valid) return refuse("invalid_grant");
      valid = `Atzr|after ${world.grants.length}`;
      return Promise.resolve(
        give(world.grants.length, { refreshToken: valid }),
      );
    };
  };

  it("is the one that is used from then on, until yet another comes", async () => {
    const world = createWorld();
    world.refresh = rotate(world);
    const credential = world.createReplica();
    await credential.start();
    await pass(hourMs);
    world.refresh = async () => give(3);
    await pass(hourMs);
    await pass(hourMs);

    expect(world.grants.map(({ refreshToken }) => refreshToken)).toEqual([
      "Atzr|first",
      "Atzr|after 1",
      "Atzr|after 2",
      "Atzr|after 2",
    ]);
  });

  it("is known to a replica that starts when the access token has long ended", async () => {
    const world = createWorld();
    const { createReplica, shared } = world;
    world.refresh = rotate(world);
    const first = createReplica({ shared });
    await first.start();
    first.close();
    await pass(24 * hourMs);
    const credential = createReplica({ shared });

    await credential.start();

    expect(credential.accessToken).toBe("Atza|2");
    expect(world.refusals).toEqual([]);
    expect(shared.writes.flat()[0]?.ttlMs).toBe(30 * 24 * hourMs);
  });

  it("is not missed by a replica that was about to use the old one", async () => {
    const world = createWorld();
    const { createReplica, shared } = world;
    const [one, other] = [createReplica({ shared }), createReplica({ shared })];
    await one.start();
    await other.start();
    await pass(10_000);
    world.refresh = rotate(world);

    // Both are refused at once, and neither waits for the lock.
    const renewed = await Promise.all([
      one.renew("Atza|1"),
      other.renew("Atza|1"),
    ]);

    expect(renewed).toEqual(["Atza|2", "Atza|2"]);
    expect(world.refusals).toEqual([]);
  });
});
