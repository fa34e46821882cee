import {
  createAmazonMusic,
  type AmazonMusic,
  type Ask,
} from "../../src/amazon-music/index.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { startUpstream } from "./start-upstream.ts";

export interface ClientOfSandbox extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly client: AmazonMusic;
  /** Asks under the name of one of the sandbox's users. */
  readonly ask: Ask;
}

/** The REST client on a sandbox of its own. */
export async function startClient(): Promise<ClientOfSandbox> {
  const sandbox = await createSandbox();
  const client = createAmazonMusic({
    baseUrl: sandbox.url,
    apiKey: sandbox.apiKey,
    timeoutMs: 5000,
  });
  return {
    sandbox,
    client,
    ask: { accessToken: sandbox.users.ada.accessToken },
    async [Symbol.asyncDispose]() {
      await client.close();
      await sandbox.close();
    },
  };
}

export interface ClientOfScript extends AsyncDisposable {
  readonly client: AmazonMusic;
  /** The lists of ids in the order in which they were asked. */
  readonly asked: readonly (readonly string[])[];
}

/** The REST client on an upstream that answers a list of ids with that JSON, for bodies that no sandbox would send. */
export async function startScriptedClient(
  answer: (ids: readonly string[]) => unknown,
): Promise<ClientOfScript> {
  const asked: string[][] = [];
  const upstream = await startUpstream(({ url = "" }, response) => {
    const ids = url.slice(url.indexOf("=") + 1).split(",");
    asked.push(ids);
    void Promise.resolve(answer(ids)).then((body) =>
      response.end(JSON.stringify(body)),
    );
  });
  const client = createAmazonMusic({
    baseUrl: upstream.url,
    apiKey: "amzn1.application.0",
    timeoutMs: 5000,
  });
  return {
    client,
    asked,
    async [Symbol.asyncDispose]() {
      await client.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}
