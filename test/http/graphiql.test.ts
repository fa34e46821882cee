import { describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createGraphiql } from "../../src/http/graphiql.ts";
import type { SignIn } from "../../src/http/graphiql-sign-in.ts";
import { send } from "../support/send.ts";

const manifest = {
  script: "page-AAAA.js",
  style: "page-BBBB.css",
  callbackScript: "callback-EEEE.js",
  callbackStyle: "callback-FFFF.css",
  icon: "icon-CCCC.svg",
  licences: "licences-DDDD.txt",
};
const assetNames = Object.values(manifest);

/** A build with files as small as can be: each holds its own name, and says in which form it is kept. */
const writeBuild = async (directory: string) => {
  for (const name of assetNames) {
    await writeFile(path.join(directory, name), name);
    await writeFile(path.join(directory, `${name}.gz`), `gzip of ${name}`);
    await writeFile(path.join(directory, `${name}.br`), `brotli of ${name}`);
  }
  await writeFile(path.join(directory, "unlisted.js"), "unlisted");
  await writeFile(
    path.join(directory, "manifest.json"),
    JSON.stringify({ ...manifest, assets: assetNames }),
  );
};

const startServer = async (
  options: {
    token?: string | null;
    isBuilt?: boolean;
    signIn?: SignIn;
  } = {},
) => {
  const { token = null, isBuilt = true, signIn } = options;
  const assets = await mkdtemp(path.join(tmpdir(), "graphiql-"));
  if (isBuilt) await writeBuild(assets);
  const graphiql = createGraphiql({
    endpoint: "/graphql",
    token,
    assets,
    signIn,
  });
  // What was there at the start is served from memory.
  await rm(assets, { recursive: true });

  const server = createServer((request, response) => {
    void graphiql.respond(request, response, request.url ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    ask: (
      pathname: string,
      headers: OutgoingHttpHeaders = {},
      method = "GET",
    ) => send(`http://127.0.0.1:${port}`, pathname, { method, headers }),
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
};

const settingsIn = (html: string): unknown => {
  const block = /<script type="application\/json" id="settings">(.*?)<\/script/;
  return JSON.parse(block.exec(html)?.[1] ?? "null");
};

describe("the document", () => {
  it("names the files of the build and carries the settings", async () => {
    const { ask, close } = await startServer({ token: "Atza|sandbox" });
    const { status, headers, text } = await ask("/graphiql");
    await close();

    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    const { callbackScript, callbackStyle, ...ofPage } = manifest;
    for (const name of Object.values(ofPage)) {
      expect(text).toContain(`"/graphiql/assets/${name}"`);
    }
    for (const name of [callbackScript, callbackStyle]) {
      expect(text).not.toContain(name);
    }
    expect(settingsIn(text)).toEqual({
      endpoint: "/graphql",
      token: "Atza|sandbox",
      signIn: null,
    });
  });

  it("is the same with a slash at the end", async () => {
    const { ask, close } = await startServer();
    const plain = await ask("/graphiql");
    const slashed = await ask("/graphiql/");
    await close();

    expect(slashed.text).toBe(plain.text);
  });

  it("allows scripts, workers and connections of its own origin only", async () => {
    const { ask, close } = await startServer();
    const { headers } = await ask("/graphiql");
    await close();

    const policy = headers["content-security-policy"] as string;
    expect(policy.split("; ")).toEqual([
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
    ]);
  });

  it("is kept by no cache, and tells nobody where it is or what it is", async () => {
    const { ask, close } = await startServer();
    const { headers } = await ask("/graphiql");
    await close();

    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
    });
  });

  it("survives a token that tries to end the script element", async () => {
    const token = `</script><script>alert(1)</script><!--<script>"'&`;
    const { ask, close } = await startServer({ token });
    const { text } = await ask("/graphiql");
    await close();

    expect(text.match(/<script/g)).toHaveLength(2);
    expect(text).not.toContain("<!--");
    expect(settingsIn(text)).toMatchObject({ endpoint: "/graphql", token });
  });

  it("answers HEAD with the headers alone", async () => {
    const { ask, close } = await startServer();
    const got = await ask("/graphiql");
    const head = await ask("/graphiql", {}, "HEAD");
    await close();

    expect(head.text).toBe("");
    expect(head.headers["content-length"]).toBe(
      String(Buffer.byteLength(got.text)),
    );
  });

  it("refuses other methods and names those it takes", async () => {
    const { ask, close } = await startServer();
    const { status, headers } = await ask("/graphiql", {}, "POST");
    await close();

    expect(status).toBe(405);
    expect(headers.allow).toBe("GET, HEAD");
  });

  it("says how to build the page where it was not built", async () => {
    const { ask, close } = await startServer({ isBuilt: false });
    const { status, text } = await ask("/graphiql");
    await close();

    expect(status).toBe(503);
    expect(text).toContain("npm run build:graphiql");
  });
});

describe("the document of a sign-in that comes back", () => {
  const signIn: SignIn = {
    authorizeUrl: "https://www.amazon.com/ap/oa",
    clientId: "client",
    redeem: async () => "refused",
  };

  it("runs its own script and style, and may ask nobody anything", async () => {
    const { ask, close } = await startServer({ signIn });
    const { status, headers, text } = await ask("/graphiql/callback");
    await close();

    expect(status).toBe(200);
    expect(text).toContain(`"/graphiql/assets/${manifest.callbackScript}"`);
    expect(text).toContain(`"/graphiql/assets/${manifest.callbackStyle}"`);
    expect(text).not.toContain(manifest.script);
    const policy = headers["content-security-policy"] as string;
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
  });

  it("is told to the page, with Amazon's page and the client id", async () => {
    const { ask, close } = await startServer({ signIn });
    const { text } = await ask("/graphiql");
    await close();

    expect(settingsIn(text)).toMatchObject({
      signIn: {
        authorizeUrl: "https://www.amazon.com/ap/oa",
        clientId: "client",
        callbackPath: "/graphiql/callback",
        tokenPath: "/graphiql/token",
      },
    });
  });
});

describe("an asset", () => {
  it.each([
    ["page-AAAA.js", "text/javascript; charset=utf-8"],
    ["page-BBBB.css", "text/css; charset=utf-8"],
    ["icon-CCCC.svg", "image/svg+xml"],
    ["licences-DDDD.txt", "text/plain; charset=utf-8"],
  ])("%s has the type %s", async (name, type) => {
    const { ask, close } = await startServer();
    const { status, headers, text } = await ask(`/graphiql/assets/${name}`);
    await close();

    expect(status).toBe(200);
    expect(headers["content-type"]).toBe(type);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(text).toBe(name);
  });

  it("may be kept for ever, since its name changes with its content", async () => {
    const { ask, close } = await startServer();
    const { headers } = await ask("/graphiql/assets/page-AAAA.js");
    await close();

    expect(headers["cache-control"]).toBe(
      "public, max-age=31536000, immutable",
    );
    expect(headers.vary).toBe("accept-encoding");
  });

  it("binds a worker that is started from it to fetch nothing", async () => {
    const { ask, close } = await startServer();
    const { headers } = await ask("/graphiql/assets/page-AAAA.js");
    await close();

    expect(headers["content-security-policy"]).toBe("default-src 'none'");
  });

  it.each([
    ["gzip, deflate, br, zstd", "br", "brotli of page-AAAA.js"],
    ["br;q=0.5, gzip;q=1", "br", "brotli of page-AAAA.js"],
    ["GZIP", "gzip", "gzip of page-AAAA.js"],
    ["br;q=0, gzip;q=0.1", "gzip", "gzip of page-AAAA.js"],
    ["br; q=0.000, gzip; q=0", undefined, "page-AAAA.js"],
    ["identity", undefined, "page-AAAA.js"],
    ["", undefined, "page-AAAA.js"],
  ])(
    "to a client that takes %j is sent as %s",
    async (accepted, coding, sent) => {
      const { ask, close } = await startServer();
      const { headers, text } = await ask("/graphiql/assets/page-AAAA.js", {
        "accept-encoding": accepted,
      });
      await close();

      expect(headers["content-encoding"]).toBe(coding);
      expect(text).toBe(sent);
    },
  );

  it.each([
    "/graphiql/assets/",
    "/graphiql/assets/page-AAAA.js.br",
    "/graphiql/assets/manifest.json",
    "/graphiql/assets/unlisted.js",
    "/graphiql/assets/../manifest.json",
    "/graphiql/assets/../../../../package.json",
    "/graphiql/assets/..%2f..%2fpackage.json",
    "/graphiql/assets/%2e%2e/%2e%2e/package.json",
    "/graphiql/assets/..\\..\\package.json",
    "/graphiql/assets//etc/passwd",
    "/graphiql/assets/page-AAAA.js%00.txt",
    "/graphiql/assets/constructor",
    "/graphiqlassets",
    "/graphiql/other",
  ])("is not found at %s", async (pathname) => {
    const { ask, close } = await startServer();
    const { status, headers, text } = await ask(pathname);
    await close();

    expect(status).toBe(404);
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(text).toBe("Not found\n");
  });
});
