/** Where Redis is, as read from a setting. */
export interface RedisAddress {
  /** One: a single Redis. Several: some nodes of a cluster, which tell of the others. */
  readonly urls: readonly [string, ...string[]];
  readonly isEncrypted: boolean;
  readonly username: string;
  readonly password: string;
  /** The message without any password that stands in the address: servers quote the command they refuse, `AUTH` too. */
  redact(message: string): string;
}

const expected =
  "expected redis://host:6379 or rediss://host:6379, several hosts of a cluster joined by commas";

/**
 * Reads `redis://` or `rediss://` addresses joined by commas; what follows a comma may leave out the scheme and has the user of
 * the first.
 *
 * @throws TypeError that quotes nothing of the address, since a password may stand in it.
 */
export function parseRedisAddress(text: string): RedisAddress {
  const head = parseUrl(text.replace(/,.*/s, ""));
  const tail = text
    .split(",")
    .slice(1)
    .map((part) => part.trim())
    .map((part) => (part.includes("://") ? part : `${head.protocol}//${part}`))
    .map(parseUrl);
  const isCluster = tail.length > 0;
  for (const url of [head, ...tail]) {
    if (!(isCluster ? /^\/?$/ : /^(\/\d*)?$/).test(url.pathname)) fail();
    if (url.protocol !== head.protocol) fail();
  }
  const secrets = [head, ...tail]
    .flatMap(({ password }) => [password, decode(password)])
    .filter((secret) => secret !== "");
  return {
    urls: [head.href, ...tail.map(({ href }) => href)],
    isEncrypted: head.protocol === "rediss:",
    username: decode(head.username),
    password: decode(head.password),
    redact: (message) =>
      secrets.reduce(
        (shown, secret) => shown.replaceAll(secret, "***"),
        message,
      ),
  };
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === "")
    return fail();
  return url;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return fail();
  }
}

function fail(): never {
  throw new TypeError(`Not the address of a Redis: ${expected}`);
}
