import { existsSync, readFileSync } from "node:fs";
import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import path from "node:path";
import { callbackPath, respondToken, type SignIn } from "./graphiql-sign-in.ts";

export interface GraphiqlOptions {
  /** Path of the GraphQL endpoint, on the same origin. */
  readonly endpoint: string;
  /** An access token that the page starts with: the sandbox's. Whoever opens the page reads it, so never a real one. */
  readonly token: string | null;
  /** Absent where nobody can sign in on the page. */
  readonly signIn?: SignIn | undefined;
  /** The directory that `npm run build:graphiql` wrote. */
  readonly assets: string;
}

export interface Graphiql {
  /** Answers a request for `/graphiql` or something below it, with 404 where there is nothing. */
  respond(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ): void | Promise<void>;
}

/** What the build says about itself in `manifest.json`. */
interface Manifest {
  readonly script: string;
  readonly style: string;
  readonly callbackScript: string;
  readonly callbackStyle: string;
  readonly icon: string;
  readonly licences: string;
  readonly assets: readonly string[];
}

type Coding = "br" | "gzip" | "identity";
type Asset = { readonly type: string } & Readonly<Record<Coding, Buffer>>;

interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

const pagePath = "/graphiql";
const tokenPath = "/graphiql/token";
const toAssetPath = (name: string) => `${pagePath}/assets/${name}`;

const contentTypes: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Monaco places its lines with `style` attributes and elements: without 'unsafe-inline' for styles it shows nothing. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const sharedHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

const pageHeaders = {
  ...sharedHeaders,
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": pagePolicy,
  // The document has the token in it.
  "cache-control": "no-store",
};

/** Nothing of the page but its script and style: this document's address has had a code in it. */
const callbackHeaders = {
  ...pageHeaders,
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; "),
};

const assetHeaders = {
  ...sharedHeaders,
  // For the workers, which are bound by the policy of their own file: they compute and fetch nothing.
  "content-security-policy": "default-src 'none'",
  "cache-control": "public, max-age=31536000, immutable",
  vary: "accept-encoding",
};

const textHeaders = {
  ...sharedHeaders,
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "no-store",
};

/**
 * Serves the built GraphiQL page and its assets. Everything is read here, once: a request finds its asset by name in a map, so
 * no path out of a request ever meets the file system. Throws where a build is damaged; where there is none at all, the page
 * says how to make one.
 */
export function createGraphiql(options: GraphiqlOptions): Graphiql {
  const { signIn } = options;
  const manifest = readManifest(options.assets);
  const notBuilt = toTextReply(
    503,
    "GraphiQL is not built: run npm run build:graphiql",
  );
  const page = manifest ? toPageReply(manifest, options) : notBuilt;
  const callback = manifest ? toCallbackReply(manifest) : notBuilt;
  const assets = new Map(
    manifest?.assets.map((name) => [
      toAssetPath(name),
      readAsset(options.assets, name),
    ]),
  );

  function find(pathname: string, acceptEncoding: string | undefined): Reply {
    if (pathname === pagePath || pathname === `${pagePath}/`) return page;
    if (signIn && pathname === callbackPath) return callback;
    const asset = assets.get(pathname);
    return asset
      ? toAssetReply(asset, chooseCoding(acceptEncoding))
      : toTextReply(404, "Not found");
  }

  return {
    respond(request, response, pathname) {
      if (signIn && pathname === tokenPath)
        return respondToken(request, response, signIn);
      const isRead = request.method === "GET" || request.method === "HEAD";
      const { status, headers, body } = isRead
        ? find(pathname, request.headers["accept-encoding"])
        : toTextReply(405, "Method not allowed", { allow: "GET, HEAD" });
      response.writeHead(status, {
        ...headers,
        "content-length": Buffer.byteLength(body),
      });
      // Node leaves the body out where the request was a HEAD.
      response.end(body);
      return undefined;
    },
  };
}

function readManifest(directory: string): Manifest | undefined {
  const file = path.join(directory, "manifest.json");
  if (!existsSync(file)) return undefined;
  // Written by our own build, for this.
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

function readAsset(directory: string, name: string): Asset {
  const file = path.join(directory, name);
  return {
    type: contentTypes[path.extname(name)] ?? "application/octet-stream",
    identity: readFileSync(file),
    gzip: readFileSync(`${file}.gz`),
    br: readFileSync(`${file}.br`),
  };
}

function toPageReply(
  manifest: Manifest,
  { endpoint, token, signIn }: GraphiqlOptions,
): Reply {
  const settings = {
    endpoint,
    token,
    signIn: signIn
      ? {
          authorizeUrl: signIn.authorizeUrl,
          clientId: signIn.clientId,
          callbackPath,
          tokenPath,
        }
      : null,
  };
  const body = toDocument({
    title: "GraphiQL · Amazon Music GraphQL",
    icon: manifest.icon,
    style: manifest.style,
    script: manifest.script,
    head: `
    <link rel="license" href="${toAssetPath(manifest.licences)}">
    <script type="application/json" id="settings">${toInlineJson(settings)}</script>`,
    body: `<div id="graphiql">
      <p class="notice">Loading GraphiQL…</p>
      <noscript><p class="notice">GraphiQL needs JavaScript.</p></noscript>
    </div>`,
  });
  return { status: 200, headers: pageHeaders, body };
}

/** What the window that was at Amazon shows when it comes back, for the moment until it closes. */
function toCallbackReply(manifest: Manifest): Reply {
  const body = toDocument({
    title: "Signing in · Amazon Music GraphQL",
    icon: manifest.icon,
    style: manifest.callbackStyle,
    script: manifest.callbackScript,
    body: `<main>
      <h1>Signing in</h1>
      <p id="message" role="status">One moment…</p>
    </main>`,
  });
  return { status: 200, headers: callbackHeaders, body };
}

interface DocumentParts {
  readonly title: string;
  readonly icon: string;
  readonly style: string;
  readonly script: string;
  readonly head?: string;
  readonly body: string;
}

function toDocument(parts: DocumentParts): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${parts.title}</title>
    <link rel="icon" type="image/svg+xml" href="${toAssetPath(parts.icon)}">
    <link rel="stylesheet" href="${toAssetPath(parts.style)}">${parts.head ?? ""}
    <script type="module" src="${toAssetPath(parts.script)}"></script>
  </head>
  <body>
    ${parts.body}
  </body>
</html>
`;
}

function toAssetReply(asset: Asset, coding: Coding): Reply {
  const headers = { ...assetHeaders, "content-type": asset.type };
  return {
    status: 200,
    headers:
      coding === "identity"
        ? headers
        : { ...headers, "content-encoding": coding },
    body: asset[coding],
  };
}

function toTextReply(
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): Reply {
  return {
    status,
    headers: { ...textHeaders, ...headers },
    body: `${text}\n`,
  };
}

/** JSON that cannot end the script element it stands in, whatever the strings in it are. */
function toInlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** The smallest form that the client takes. */
function chooseCoding(acceptEncoding = ""): Coding {
  const accepted = new Set<string>();
  for (const choice of acceptEncoding.toLowerCase().split(",")) {
    const [coding = "", weight = ""] = choice.split(";");
    if (!/^\s*q=0(\.0*)?\s*$/.test(weight)) accepted.add(coding.trim());
  }
  if (accepted.has("br")) return "br";
  return accepted.has("gzip") ? "gzip" : "identity";
}
