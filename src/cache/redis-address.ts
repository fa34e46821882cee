/** Where Redis is, as read from a setting. */
export type RedisAddress = ServerAddress | SentinelAddress;

interface Secrets {
  readonly isEncrypted: boolean;
  readonly username: string;
  readonly password: string;
  /** The message without any password that stands in the address: servers quote the command they refuse, `AUTH` too. */
  redact(message: string): string;
}

export interface ServerAddress extends Secrets {
  readonly kind: "servers";
  /** One: a single Redis. Several: some nodes of a cluster, which tell of the others. */
  readonly urls: readonly [string, ...string[]];
}

/** Sentinels, which tell where the master is. The user and password are those of Redis itself. */
export interface SentinelAddress extends Secrets {
  readonly kind: "sentinels";
  readonly sentinels: readonly [Host, ...Host[]];
  /** The name under which the sentinels watch the master. */
  readonly master: string;
  readonly database: number;
  readonly sentinelUsername: string;
  readonly sentinelPassword: string;
}

export interface Host {
  readonly host: string;
  readonly port: number;
}

const expected =
  "expected redis://host:6379 or rediss://host:6379, several hosts of a cluster joined by commas, or redis+sentinel://host:26379,host:26379/master";

/**
 * Reads `redis://` or `rediss://` addresses joined by commas; what follows a comma may leave out the scheme and has the user of
 * the first. Or the address of sentinels, `redis+sentinel://` or `rediss+sentinel://`.
 *
 * @throws TypeError that quotes nothing of the address, since a password may stand in it.
 */
export function parseRedisAddress(text: string): RedisAddress {
  return /^rediss?\+sentinel:/.test(text)
    ? parseSentinels(text)
    : parseServers(text);
}

function parseServers(text: string): ServerAddress {
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
  return {
    kind: "servers",
    urls: [head.href, ...tail.map(({ href }) => href)],
    isEncrypted: head.protocol === "rediss:",
    username: decode(head.username),
    password: decode(head.password),
    redact: toRedact([head, ...tail].map(({ password }) => password)),
  };
}

/**
 * `redis+sentinel://user:password@host:port,host:port/master/database?sentinel_username=…&sentinel_password=…`, the form that the
 * tools of Python read (redis-sentinel-url, docket, redisvl). By hand, since a URL has one host.
 */
const sentinelForm =
  /^(?<scheme>rediss?)\+sentinel:\/\/(?:(?<username>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^@/?]+)\/(?<master>[^/?]+)(?:\/(?<database>\d*))?(?:\?(?<query>.*))?$/s;

const sentinelPort = 26_379;

function parseSentinels(text: string): SentinelAddress {
  const parts = sentinelForm.exec(text)?.groups ?? fail();
  const { scheme, username = "", password = "", database = "" } = parts;
  const query = new URLSearchParams(parts["query"]);
  for (const name of query.keys())
    if (name !== "sentinel_username" && name !== "sentinel_password") fail();
  const [first = fail(), ...others] = (parts["hosts"] ?? "")
    .split(",")
    .map((host) => parseHost(host.trim()));
  const sentinelPassword = query.get("sentinel_password") ?? "";
  return {
    kind: "sentinels",
    sentinels: [first, ...others],
    master: decode(parts["master"] ?? ""),
    database: Number(database),
    isEncrypted: scheme === "rediss",
    username: decode(username),
    password: decode(password),
    sentinelUsername: query.get("sentinel_username") ?? "",
    sentinelPassword,
    redact: toRedact([password, encodeURIComponent(sentinelPassword)]),
  };
}

function parseHost(text: string): Host {
  const url = parseUrl(`redis://${text}`);
  if (url.href !== `redis://${url.host}`) fail();
  return {
    // An IPv6 address stands in brackets, which sockets do not take.
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? sentinelPort : Number(url.port),
  };
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === "")
    return fail();
  return url;
}

/** As they are written in the address, percent-encoded, and as they are meant. */
function toRedact(passwords: readonly string[]): Secrets["redact"] {
  const secrets = passwords
    .flatMap((password) => [password, decode(password)])
    .filter((secret) => secret !== "");
  return (message) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), message);
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
