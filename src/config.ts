import { z } from "zod";

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
const url = (protocols: string, example: string) =>
  text.refine(
    (value) =>
      value.split(",").every((one) => {
        const { protocol } = URL.parse(one.trim()) ?? {};
        return protocol !== undefined && protocols.includes(protocol);
      }),
    `must be a URL such as ${example}`,
  );

/** Of the form that Amazon's developer console shows; anything else is a mix-up with the client id. */
const apiKey = text.regex(
  /^amzn1\.application\.[0-9a-f]+$/,
  'must be a security profile id, "amzn1.application." and hexadecimal digits; the client id ("amzn1.application-oa2-client.…") is another thing',
);

const settings = z
  .object({
    NODE_ENV: text.default("development"),
    SANDBOX: z.enum(["0", "1"], 'must be "0" or "1"').optional(),
    PORT: integer(0, 65535).default(4000),
    HOST: text.default("127.0.0.1"),
    AMAZON_MUSIC_BASE_URL: url(
      "https: http:",
      "https://api.music.amazon.dev",
    ).optional(),
    AMAZON_MUSIC_API_KEY: apiKey.optional(),
    AMAZON_MUSIC_TIMEOUT_MS: integer(1, 60_000).default(2000),
    AMAZON_MUSIC_TERRITORY: text
      .regex(/^[A-Z]{2}$/, "must be a two-letter country code such as US")
      .optional(),
    LWA_BASE_URL: url("https: http:", "https://api.amazon.com").default(
      "https://api.amazon.com",
    ),
    LWA_CLIENT_ID: text.optional(),
    REDIS_URL: url("redis: rediss:", "redis://127.0.0.1:6379").optional(),
    CURSOR_SECRET: z
      .string()
      .min(16, "must have at least 16 characters")
      .optional(),
    CATALOG_TTL_S: integer(1, 604_800).default(3600),
    CATALOG_MEMORY_MB: integer(1, 16_384).default(64),
    GRAPHIQL: onOff("on"),
    INTROSPECTION: onOff("on"),
    LOG_LEVEL: z
      .enum(
        ["trace", "debug", "info", "warn", "error", "silent"],
        "must be trace, debug, info, warn, error or silent",
      )
      .default("info"),
  })
  .superRefine((value, context) => {
    const fail = (path: string, message: string): void => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    if (value.AMAZON_MUSIC_BASE_URL === undefined) {
      if (value.NODE_ENV === "production" && value.SANDBOX !== "1")
        fail(
          "AMAZON_MUSIC_BASE_URL",
          "must be set in production, or SANDBOX=1 said openly",
        );
      return;
    }
    if (value.SANDBOX === "1")
      fail("SANDBOX", "cannot be 1 while AMAZON_MUSIC_BASE_URL is set");
    for (const needed of ["AMAZON_MUSIC_API_KEY", "LWA_CLIENT_ID"] as const)
      if (value[needed] === undefined)
        fail(needed, "must be set with AMAZON_MUSIC_BASE_URL");
  });

/** Names of all settings, for the documents to be checked against. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/**
 * Reads the settings out of environment variables; an empty one counts as not
 * set. Throws a ConfigError that names all that are wrong.
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const given = Object.fromEntries(
    settingNames
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = settings.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  const lines = result.error.issues.map(
    ({ path, message }) => `  ${path.join(".")} ${message}`,
  );
  throw new ConfigError(`These settings are wrong:\n${lines.join("\n")}`);
}
