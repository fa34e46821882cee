import { describe, expect, it } from "@jest/globals";
import { ConfigError, parseConfig, settingNames } from "../src/config.ts";

const real = {
  AMAZON_MUSIC_BASE_URL: "https://api.music.amazon.dev",
  AMAZON_MUSIC_API_KEY: "amzn1.application.0123456789abcdef",
  LWA_CLIENT_ID: "amzn1.application-oa2-client.0123456789abcdef",
};

/** What is said to be wrong, a line each; none where nothing is. */
function faultsOf(
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const [head, ...lines] = (error as ConfigError).message.split("\n  ");
    expect(head).toBe("These settings are wrong:");
    return lines;
  }
}

describe("parseConfig", () => {
  it("has a default for every setting that needs one", () => {
    expect(parseConfig({})).toEqual({
      NODE_ENV: "development",
      PORT: 4000,
      HOST: "127.0.0.1",
      WEB_CONCURRENCY: 1,
      AMAZON_MUSIC_TPS: 1000,
      AMAZON_MUSIC_TIMEOUT_MS: 2000,
      REQUEST_TIMEOUT_MS: 10_000,
      REPLICAS: 1,
      LWA_BASE_URL: "https://api.amazon.com",
      CORS_ORIGINS: [],
      CATALOG_TTL_S: 3600,
      CATALOG_STALE_S: 86_400,
      CATALOG_MEMORY_MB: 64,
      ANSWER_MEMORY_MB: 16,
      SHUTDOWN_NOTICE_MS: 2000,
      GRAPHIQL: true,
      INTROSPECTION: true,
      TRUSTED_DOCUMENTS: "off",
      LOG_LEVEL: "info",
    });
  });

  it("is careful with Amazon's own service, and counts on other replicas where there is a Redis for them", () => {
    const { AMAZON_MUSIC_TPS, REPLICAS } = parseConfig({
      ...real,
      REDIS_URL: "redis://127.0.0.1",
    });

    expect({ AMAZON_MUSIC_TPS, REPLICAS }).toEqual({
      AMAZON_MUSIC_TPS: 10,
      REPLICAS: 4,
    });
  });

  it("reads every setting", () => {
    const given = {
      ...real,
      NODE_ENV: "production",
      SANDBOX: "0",
      PORT: "0",
      HOST: "0.0.0.0",
      WEB_CONCURRENCY: "4",
      AMAZON_MUSIC_TPS: "50",
      AMAZON_MUSIC_TIMEOUT_MS: "1",
      REQUEST_TIMEOUT_MS: "2",
      AMAZON_MUSIC_TERRITORY: "GB",
      LWA_BASE_URL: "http://127.0.0.1:4001",
      LWA_AUTHORIZE_URL: "https://www.amazon.com/ap/oa",
      LWA_CLIENT_SECRET: "amzn1.oa2-cs.v1.0",
      LWA_REFRESH_TOKEN: "Atzr|0",
      REDIS_URL: "rediss://user:secret@redis.example:6380/1",
      REPLICAS: "3",
      CURSOR_SECRET: "sixteen letters!",
      FEDERATION_SECRET: "letters: sixteen",
      CORS_ORIGINS: "https://app.example.com, http://localhost:3000",
      CATALOG_TTL_S: "604800",
      CATALOG_STALE_S: "0",
      CATALOG_MEMORY_MB: "16384",
      ANSWER_MEMORY_MB: "0",
      SHUTDOWN_NOTICE_MS: "0",
      GRAPHIQL: "off",
      INTROSPECTION: "off",
      LOG_LEVEL: "silent",
      TRUSTED_DOCUMENTS: "only",
      TRUSTED_DOCUMENTS_DIR: "/documents",
    };

    expect(parseConfig(given)).toEqual({
      ...given,
      PORT: 0,
      WEB_CONCURRENCY: 4,
      AMAZON_MUSIC_TPS: 50,
      AMAZON_MUSIC_TIMEOUT_MS: 1,
      REQUEST_TIMEOUT_MS: 2,
      REPLICAS: 3,
      CORS_ORIGINS: ["https://app.example.com", "http://localhost:3000"],
      CATALOG_TTL_S: 604_800,
      CATALOG_STALE_S: 0,
      CATALOG_MEMORY_MB: 16_384,
      ANSWER_MEMORY_MB: 0,
      SHUTDOWN_NOTICE_MS: 0,
      GRAPHIQL: false,
      INTROSPECTION: false,
    });
    expect(Object.keys(given).sort()).toEqual([...settingNames].sort());
  });

  it("takes an empty setting for one that is not set", () => {
    const empty = Object.fromEntries(settingNames.map((name) => [name, ""]));

    expect(parseConfig(empty)).toEqual(parseConfig({}));
  });

  it("does not look at what is none of its settings", () => {
    expect(parseConfig({ PATH: "/bin", GRAPHIQI: "off" })).toEqual(
      parseConfig({}),
    );
  });

  it("cannot be changed afterwards", () => {
    expect(Object.isFrozen(parseConfig({}))).toBe(true);
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ["SANDBOX", "yes", 'must be "0" or "1"'],
    ["PORT", "http", "must be a whole number from 0 to 65535"],
    ["PORT", "-1", "must be a whole number from 0 to 65535"],
    ["PORT", "4000.5", "must be a whole number from 0 to 65535"],
    ["PORT", "0x10", "must be a whole number from 0 to 65535"],
    ["PORT", " 4000", "must be a whole number from 0 to 65535"],
    ["PORT", "65536", "must be from 0 to 65535"],
    ["PORT", "9".repeat(400), "must be from 0 to 65535"],
    ["AMAZON_MUSIC_TIMEOUT_MS", "0", "must be from 1 to 60000"],
    ["AMAZON_MUSIC_TIMEOUT_MS", "60001", "must be from 1 to 60000"],
    ["REQUEST_TIMEOUT_MS", "0", "must be from 1 to 600000"],
    [
      "AMAZON_MUSIC_TERRITORY",
      "us",
      "must be a two-letter country code such as US",
    ],
    [
      "AMAZON_MUSIC_TERRITORY",
      "USA",
      "must be a two-letter country code such as US",
    ],
    ["CURSOR_SECRET", "fifteen letters", "must have at least 16 characters"],
    [
      "FEDERATION_SECRET",
      "fifteen letters",
      "must have at least 16 characters",
    ],
    ["CATALOG_TTL_S", "0", "must be from 1 to 604800"],
    ["CATALOG_TTL_S", "604801", "must be from 1 to 604800"],
    ["CATALOG_STALE_S", "2592001", "must be from 0 to 2592000"],
    ["SHUTDOWN_NOTICE_MS", "600001", "must be from 0 to 600000"],
    ["CATALOG_MEMORY_MB", "0", "must be from 1 to 16384"],
    ["CATALOG_MEMORY_MB", "16385", "must be from 1 to 16384"],
    ["GRAPHIQL", "true", 'must be "on" or "off"'],
    ["INTROSPECTION", "ON", 'must be "on" or "off"'],
    [
      "LOG_LEVEL",
      "verbose",
      "must be trace, debug, info, warn, error or silent",
    ],
  ];
  it.each(wrong)("refuses %s=%s and says that it %s", (name, value, fault) => {
    expect(faultsOf({ [name]: value })).toEqual([`${name} ${fault}`]);
  });

  it.each([
    "api.music.amazon.dev",
    "ftp://api.music.amazon.dev",
    "p://api.music.amazon.dev",
    "https://api.music.amazon.dev/v1",
    "https://api.music.amazon.dev/?a=b",
    "https://api.music.amazon.dev/#a",
    "https://user:secret@api.music.amazon.dev",
    "https://api.music.amazon.dev,https://api.music.amazon.com",
    "https://",
  ])("refuses %s for the address of an upstream", (url) => {
    const fault = "must be an http or https address without a path, such as";

    expect(
      faultsOf({ ...real, AMAZON_MUSIC_BASE_URL: url, LWA_BASE_URL: url }),
    ).toEqual([
      `AMAZON_MUSIC_BASE_URL ${fault} https://api.music.amazon.dev`,
      `LWA_BASE_URL ${fault} https://api.amazon.com`,
    ]);
  });

  it.each(["www.amazon.com/ap/oa", "javascript:alert(1)", "/ap/oa"])(
    "refuses %s for the address of the page that people sign in on",
    (url) => {
      expect(faultsOf({ LWA_AUTHORIZE_URL: url })).toEqual([
        "LWA_AUTHORIZE_URL must be the address of the page that people sign in on, such as https://www.amazon.com/ap/oa",
      ]);
    },
  );

  it.each([
    "redis://127.0.0.1:6379",
    "redis://localhost",
    "rediss://user:secret@redis.example:6380/1",
    "redis://a:6379,b:6379,c",
    "redis://a:6379, redis://b:6379",
    "redis+sentinel://a/main",
    "rediss+sentinel://me:p%40ss@a:26379,b/main/2?sentinel_password=pw",
  ])("takes %s for the address of a Redis", (url) => {
    expect(parseConfig({ REDIS_URL: url }).REDIS_URL).toBe(url);
  });

  it.each([
    "127.0.0.1:6379",
    "localhost",
    "http://127.0.0.1:6379",
    "redis:",
    "redis://",
    "redis://a,,b",
    "redis://a,rediss://b",
    "redis://:secret@",
    "s://127.0.0.1",
    "redis+sentinel://a",
    "redis+sentinel://a,/main",
    "redis+sentinel://:secret@a/main/database",
  ])("refuses %s for the address of a Redis, without quoting it", (url) => {
    expect(faultsOf({ REDIS_URL: url })).toEqual([
      "REDIS_URL must be an address such as redis://127.0.0.1:6379 or rediss://…; several hosts of a cluster are joined by commas; sentinels are redis+sentinel://host,host/master",
    ]);
  });

  it.each([
    "*",
    "null",
    "app.example.com",
    "https://app.example.com/",
    "https://app.example.com/path",
    "https://*.example.com",
    "https://APP.example.com",
    "https://app.example.com:443",
    "https://app.example.com,",
  ])("refuses %s for origins, since no browser sends it", (origins) => {
    expect(faultsOf({ CORS_ORIGINS: origins })).toEqual([
      "CORS_ORIGINS must be origins, without a slash at the end, with commas between them, such as https://app.example.com,https://example.com",
    ]);
  });

  it("wants both halves of the gateway's own credential, or none", () => {
    const fault = "must be set, as LWA_CLIENT_SECRET and LWA_REFRESH_TOKEN go together"; // prettier-ignore

    expect(faultsOf({ LWA_CLIENT_SECRET: "s" })).toEqual([
      `LWA_REFRESH_TOKEN ${fault}`,
    ]);
    expect(faultsOf({ LWA_REFRESH_TOKEN: "t" })).toEqual([
      `LWA_CLIENT_SECRET ${fault}`,
    ]);
  });

  it("refuses the client id in place of the api key, a mix-up of long standing", () => {
    expect(
      faultsOf({ ...real, AMAZON_MUSIC_API_KEY: real.LWA_CLIENT_ID }),
    ).toEqual([
      'AMAZON_MUSIC_API_KEY must be a security profile id, "amzn1.application." and hexadecimal digits; the client id ("amzn1.application-oa2-client.…") is another thing',
    ]);
  });

  it("wants api key and client id beside the address of the real API", () => {
    const { AMAZON_MUSIC_BASE_URL } = real;

    expect(faultsOf({ AMAZON_MUSIC_BASE_URL })).toEqual([
      "AMAZON_MUSIC_API_KEY must be set with AMAZON_MUSIC_BASE_URL",
      "LWA_CLIENT_ID must be set with AMAZON_MUSIC_BASE_URL",
    ]);
  });

  it("wants to know where trusted documents are to be found", () => {
    const fault =
      "TRUSTED_DOCUMENTS_DIR must be set, or REDIS_URL, for TRUSTED_DOCUMENTS to be found";
    expect(faultsOf({ TRUSTED_DOCUMENTS: "log" })).toEqual([fault]);
    expect(faultsOf({ TRUSTED_DOCUMENTS: "only" })).toEqual([fault]);
    expect(faultsOf({ TRUSTED_DOCUMENTS: "off" })).toEqual([]);
    for (const place of [
      { TRUSTED_DOCUMENTS_DIR: "/documents" },
      { REDIS_URL: "redis://redis.example" },
    ])
      expect(faultsOf({ TRUSTED_DOCUMENTS: "only", ...place })).toEqual([]);
  });

  it("does not run the sandbox in production unless that is said openly", () => {
    const production = { NODE_ENV: "production" };
    const fault =
      "AMAZON_MUSIC_BASE_URL must be set in production, or SANDBOX=1 said openly";

    expect(faultsOf(production)).toEqual([fault]);
    expect(faultsOf({ ...production, SANDBOX: "0" })).toEqual([fault]);
    expect(faultsOf({ ...production, SANDBOX: "1" })).toEqual([]);
    expect(faultsOf({ ...production, ...real })).toEqual([]);
    expect(faultsOf({ NODE_ENV: "test" })).toEqual([]);
  });

  it("does not guess which of sandbox and real API is meant", () => {
    expect(faultsOf({ ...real, SANDBOX: "1" })).toEqual([
      "SANDBOX cannot be 1 while AMAZON_MUSIC_BASE_URL is set",
    ]);
  });

  it("names all that is wrong at once, of every sort", () => {
    const faults = faultsOf({
      NODE_ENV: "production",
      PORT: "x",
      CATALOG_TTL_S: "0",
      GRAPHIQL: "yes",
      REDIS_URL: "x",
    });

    expect(faults.map((line) => line.split(" ")[0])).toEqual([
      "PORT",
      "REDIS_URL",
      "CATALOG_TTL_S",
      "GRAPHIQL",
      "AMAZON_MUSIC_BASE_URL",
    ]);
  });

  it("names, beside what is missing, what is nearly called like it", () => {
    const { AMAZON_MUSIC_API_KEY, ...rest } = real;

    const faults = faultsOf({
      ...rest,
      AMAZON_MUSIC_APIKEY: AMAZON_MUSIC_API_KEY,
    });

    expect(faults).toEqual([
      "AMAZON_MUSIC_API_KEY must be set with AMAZON_MUSIC_BASE_URL",
      "AMAZON_MUSIC_APIKEY is no setting; AMAZON_MUSIC_API_KEY is",
    ]);
  });

  it("quotes no value, since any may be a secret", () => {
    const wrongAll = Object.fromEntries(
      settingNames.map((name) => [name, "hunter2"]),
    );

    const faults = faultsOf(wrongAll).join("\n");

    expect(faults).toContain("CURSOR_SECRET");
    expect(faults).not.toContain("hunter2");
  });
});
