import { describe, expect, it } from "@jest/globals";
import { scopes } from "../../src/graphiql/scopes.ts";
import { createSandbox } from "../../src/sandbox/index.ts";

describe("the scopes that the page asks for", () => {
  it("are all known to Amazon's page, as the sandbox plays it", async () => {
    const sandbox = await createSandbox();
    const url = new URL("/ap/oa", sandbox.url);
    for (const [name, value] of Object.entries({
      client_id: sandbox.clientId,
      scope: scopes.map(({ name: scope }) => scope).join(" "),
      response_type: "code",
      redirect_uri: "http://127.0.0.1/graphiql/callback",
    }))
      url.searchParams.set(name, value);
    const { status } = await fetch(url);
    await sandbox.close();

    expect(status).toBe(200);
    expect(scopes).toHaveLength(10);
  });
});
