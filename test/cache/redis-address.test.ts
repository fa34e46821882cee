import { describe, expect, it } from "@jest/globals";
import { parseRedisAddress } from "../../src/cache/redis-address.ts";

describe("the address of Redis", () => {
  it("is one host, with database and user", () => {
    expect(parseRedisAddress("redis://me:p%40ss@cache:6380/2")).toMatchObject({
      urls: ["redis://me:p%40ss@cache:6380/2"],
      isEncrypted: false,
      username: "me",
      password: "p@ss",
    });
  });

  it("is encrypted with rediss", () => {
    expect(parseRedisAddress("rediss://cache").isEncrypted).toBe(true);
  });

  it("is several hosts joined by commas, the later ones with or without a scheme", () => {
    expect(
      parseRedisAddress("rediss://me:pw@a:1, b:2,rediss://c:3"),
    ).toMatchObject({
      kind: "servers",
      urls: ["rediss://me:pw@a:1", "rediss://b:2", "rediss://c:3"],
    });
  });

  it("is sentinels, and the name of the master that they watch", () => {
    expect(
      parseRedisAddress("redis+sentinel://a:1, b,[::1]:2/my%20master"),
    ).toEqual({
      kind: "sentinels",
      sentinels: [
        { host: "a", port: 1 },
        { host: "b", port: 26_379 },
        { host: "::1", port: 2 },
      ],
      master: "my master",
      database: 0,
      isEncrypted: false,
      username: "",
      password: "",
      sentinelUsername: "",
      sentinelPassword: "",
      redact: expect.any(Function),
    });
  });

  it("is sentinels with the user of Redis, and with one of their own", () => {
    const address = parseRedisAddress(
      "rediss+sentinel://me:p%40ss@a/main/3?sentinel_username=guard&sentinel_password=s%26cret",
    );

    expect(address).toMatchObject({
      database: 3,
      isEncrypted: true,
      username: "me",
      password: "p@ss",
      sentinelUsername: "guard",
      sentinelPassword: "s&cret",
    });
    expect(address.redact("p@ss p%40ss s&cret s%26cret")).toBe(
      "*** *** *** ***",
    );
  });

  it.each([
    "",
    ",",
    "secret",
    "http://secret@cache",
    "redis://",
    "redis://user:secret@",
    "redis://user:secret@cache:99999",
    "redis://user:secret%zz@cache",
    "redis://user:secret@cache/database",
    "redis://user:secret@cache/1/2",
    "redis://user:secret@a,",
    "redis://user:secret@a/1,b",
    "redis://user:secret@a,rediss://b",
    "redis://user:secret@a,http://b",
    "unix:///secret.sock",
    "redis+sentinel://:secret@a",
    "redis+sentinel://:secret@a/",
    "redis+sentinel://:secret@a/main/database",
    "redis+sentinel://:secret@a,/main",
    "redis+sentinel://:secret@a:99999/main",
    "redis+sentinel://:secret%zz@a/main",
    "redis+sentinel://a/main%zz?sentinel_password=secret",
    "redis+sentinel://a/main?sentinelpassword=secret",
  ])("is not %p, and the error does not repeat it", (text) => {
    const error = catchError(() => parseRedisAddress(text));

    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(
      /^Not the address of a Redis: expected redis/,
    );
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain("secret%");
    expect(error.message).not.toContain("secret");
    expect(Object.keys(error)).toEqual([]);
    expect(error.cause).toBeUndefined();
  });

  it("takes passwords out of messages, encoded or not", () => {
    const { redact } = parseRedisAddress(
      "redis://me:p%40ss@a,redis://me:other@b",
    );

    expect(
      redact(
        "ERR unknown command 'AUTH', with args beginning with: 'p@ss' p%40ss other",
      ),
    ).toBe(
      "ERR unknown command 'AUTH', with args beginning with: '***' *** ***",
    );
  });

  it("leaves messages alone when it has no password", () => {
    expect(parseRedisAddress("redis://a").redact("as it is")).toBe("as it is");
  });
});

function catchError(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
