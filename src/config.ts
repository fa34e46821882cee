import { z } from "zod";
import { findMisspeltSettings } from "./misspelt-settings.ts";

/** The gateway's settings, as one frozen value. */
export type Config = Readonly<z.output<typeof settings>>;

/** Names every wrong setting at once, with what would be right. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const text = z.string().min(1);
const onOff = (byDefault: "on" | "off") =>
  z
    .enum(["on", "off"], 'must be "on" or "off"')
    .default(byDefault)
    .transform((value) => value === "on");
const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine(
      (value) => value >= min && value <= max,
      `must be from ${min} to ${max}`,
    );
/** Paths are joined to it by the clients, which refuse an address that has one. */
const origin = (example: string) =>
  text.refine((value) => {
    const url = URL.parse(value);
    return (
      url !== null &&
      ["http:", "https:"].includes(url.protocol) &&
      url.href === `${url.origin}/`
    );
  }, `must be an http or https address without a path, such as ${example}`);

/** Several hosts, and behind them the name of the master that they watch. */
const sentinels =
  /^rediss?\+sentinel:\/\/([^@/?]*@)?[^@/?,]+(,[^@/?,]+)*\/[^/?]+(\/\d*)?(\?.*)?$/;

/** One host or, joined by commas, several of a cluster, of which those behind the first may leave out the scheme; or sentinels. */
const redisUrl = text.refine((value) => {
  if (sentinels.test(value)) return true;
  const [scheme = ""] = /^rediss?:(?=\/\/)/.exec(value) ?? [];
  return value.split(",").every((part) => {
    const host = part.includes("://") ? part : `${scheme}//${part.trim()}`;
    const url = URL.parse(host);
    return url !== null && url.hostname !== "" && url.protocol === scheme;
  });
}, "must be an address such as redis://127.0.0.1:6379 or rediss://…; several hosts of a cluster are joined by commas; sentinels are redis+sentinel://host,host/master");

/** Several, joined by commas, each as a browser sends it in `Origin`. */
const origins = text
  .transform((value) => value.split(",").map((one) => one.trim()))
  .refine(
    // A star would pass for a host, and let nobody in.
    (values) =>
      values.every((one) => URL.parse(one)?.origin === one && !/\*/.test(one)),
    "must be origins, without a slash at the end, with commas between them, such as https://app.example.com,https://example.com",
  );

/** Of the form that Amazon's developer console shows; anything else is a mix-up with the client id. */
const apiKey = text.regex(
  /^amzn1\.application\.[0-9a-f]+$/,
  'must be a security profile id, "amzn1.application." and hexadecimal digits; the client id ("amzn1.application-oa2-client.…") is another thing',
);

const settings = z.object({
  NODE_ENV: text.default("development"),
  SANDBOX: z.enum(["0", "1"], 'must be "0" or "1"').optional(),
  PORT: integer(0, 65535).default(4000),
  HOST: text.default("127.0.0.1"),
  WEB_CONCURRENCY: integer(1, 128).default(1),
  AMAZON_MUSIC_BASE_URL: origin("https://api.music.amazon.dev").optional(),
  AMAZON_MUSIC_API_KEY: apiKey.optional(),
  AMAZON_MUSIC_TPS: integer(1, 100_000),
  AMAZON_MUSIC_TIMEOUT_MS: integer(1, 60_000).default(2000),
  REQUEST_TIMEOUT_MS: integer(1, 600_000).default(10_000),
  AMAZON_MUSIC_TERRITORY: text
    .regex(/^[A-Z]{2}$/, "must be a two-letter country code such as US")
    .optional(),
  LWA_BASE_URL: origin("https://api.amazon.com").default(
    "https://api.amazon.com",
  ),
  LWA_AUTHORIZE_URL: z
    .url({
      protocol: /^https?$/,
      error:
        "must be the address of the page that people sign in on, such as https://www.amazon.com/ap/oa",
    })
    .optional(),
  LWA_CLIENT_ID: text.optional(),
  LWA_CLIENT_SECRET: text.optional(),
  LWA_REFRESH_TOKEN: text.optional(),
  REDIS_URL: redisUrl.optional(),
  REPLICAS: integer(1, 1000),
  CURSOR_SECRET: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional(),
  FEDERATION_SECRET: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional(),
  CORS_ORIGINS: origins.default([]),
  CATALOG_TTL_S: integer(1, 604_800).default(3600),
  CATALOG_STALE_S: integer(0, 2_592_000).default(86_400),
  CATALOG_MEMORY_MB: integer(1, 16_384).default(64),
  ANSWER_MEMORY_MB: integer(0, 16_384).default(16),
  SHUTDOWN_NOTICE_MS: integer(0, 600_000).default(2000),
  GRAPHIQL: onOff("on"),
  INTROSPECTION: onOff("on"),
  TRUSTED_DOCUMENTS: z
    .enum(["off", "log", "only"], 'must be "off", "log" or "only"')
    .default("off"),
  TRUSTED_DOCUMENTS_DIR: text.optional(),
  LOG_LEVEL: z
    .enum(
      ["trace", "debug", "info", "warn", "error", "silent"],
      "must be trace, debug, info, warn, error or silent",
    )
    .default("info"),
});

/** What the settings must have in common. Read from the text, since one wrong setting must not hide another. */
function toMismatches(given: Readonly<Record<string, string>>): string[] {
  return [
    ...toCredentialMismatches(given),
    ...toUpstreamMismatches(given),
    ...toDocumentMismatches(given),
  ];
}

function toDocumentMismatches(
  given: Readonly<Record<string, string>>,
): string[] {
  return (given["TRUSTED_DOCUMENTS"] ?? "off") !== "off" &&
    given["TRUSTED_DOCUMENTS_DIR"] === undefined &&
    given["REDIS_URL"] === undefined
    ? [
        "TRUSTED_DOCUMENTS_DIR must be set, or REDIS_URL, for TRUSTED_DOCUMENTS to be found",
      ]
    : [];
}

function toCredentialMismatches(
  given: Readonly<Record<string, string>>,
): string[] {
  const names = ["LWA_CLIENT_SECRET", "LWA_REFRESH_TOKEN"];
  const missing = names.filter((name) => given[name] === undefined);
  return missing.length === 1
    ? [`${missing.join()} must be set, as ${names.join(" and ")} go together`]
    : [];
}

function toUpstreamMismatches(
  given: Readonly<Record<string, string>>,
): string[] {
  if (given["AMAZON_MUSIC_BASE_URL"] === undefined)
    return given["NODE_ENV"] === "production" && given["SANDBOX"] !== "1"
      ? [
          "AMAZON_MUSIC_BASE_URL must be set in production, or SANDBOX=1 said openly",
        ]
      : [];
  const missing = ["AMAZON_MUSIC_API_KEY", "LWA_CLIENT_ID"].filter(
    (name) => given[name] === undefined,
  );
  return [
    ...(given["SANDBOX"] === "1"
      ? ["SANDBOX cannot be 1 while AMAZON_MUSIC_BASE_URL is set"]
      : []),
    ...missing.map((name) => `${name} must be set with AMAZON_MUSIC_BASE_URL`),
  ];
}

/** Defaults that follow from other settings. */
function toDependentDefaults(
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const isSandbox = given["AMAZON_MUSIC_BASE_URL"] === undefined;
  return {
    AMAZON_MUSIC_TPS: isSandbox ? "1000" : "10",
    REPLICAS: given["REDIS_URL"] === undefined ? "1" : "4",
  };
}

/** Names of all settings, for the documents to be checked against. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

function toMisspeltLines(
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  return findMisspeltSettings(environment, settingNames).map(
    ({ name, meant }) => `${name} is no setting; ${meant} is`,
  );
}

/**
 * Reads the settings out of environment variables; an empty one counts as not
 * set. Throws a ConfigError that names all that are wrong.
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const given: Record<string, string> = {};
  for (const name of settingNames) {
    const value = environment[name];
    if (value !== undefined && value !== "") given[name] = value;
  }
  const { success, data, error } = settings.safeParse({
    ...toDependentDefaults(given),
    ...given,
  });
  const mismatches = toMismatches(given);
  if (success && mismatches.length === 0) return Object.freeze(data);
  const lines = (error?.issues ?? [])
    .map(({ path, message }) => `${path.join(".")} ${message}`)
    .concat(mismatches, toMisspeltLines(environment));
  throw new ConfigError(`These settings are wrong:\n  ${lines.join("\n  ")}`);
}
