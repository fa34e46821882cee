import path from "node:path";
import { application, users } from "../src/sandbox/accounts.ts";
import { ask } from "./ask.ts";
import { findPort, startProgram, type Core, type Program } from "./program.ts";
import type { LoadOrder } from "./programs/load.ts";
import { toBody, type QueryName } from "./questions.ts";

/** Everything that is measured. */
export type ServerName =
  "gateway" | "mercurius" | "yoga" | "apollo" | "mesh" | "floor";

export const serverLabels: Readonly<Record<ServerName, string>> = {
  gateway: "this gateway",
  mercurius: "mercurius 16, jit",
  yoga: "Yoga 5",
  apollo: "Apollo Server 5 standalone",
  mesh: "Mesh OpenAPI + Yoga 5",
  floor: "floor: node:http, same bytes",
};

export const token = users.ada.accessToken;

/** A server that answers. */
export interface Server extends Program {
  readonly port: number;
  /** From the start of its process to its first answer. */
  readonly startMs: number;
}

const programs: Readonly<Record<ServerName, string>> = {
  gateway: "../src/main.ts",
  mercurius: "peers/mercurius.ts",
  yoga: "peers/yoga.ts",
  apollo: "peers/apollo.ts",
  mesh: "peers/mesh.ts",
  floor: "programs/floor.ts",
};

export interface ServerOptions {
  readonly sandboxUrl: string;
  readonly logFile: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly core?: Core;
}

/** Starts one and waits for its first answer. */
export async function startServer(
  name: ServerName,
  options: ServerOptions,
): Promise<Server> {
  const { sandboxUrl, environment = {}, core = "measured" } = options;
  const own =
    name === "gateway"
      ? toGatewaySettings(sandboxUrl)
      : {
          SANDBOX_URL: sandboxUrl,
          API_KEY: application.apiKey,
          ACCESS_TOKEN: token,
        };
  return launch(name, { ...own, ...environment }, options.logFile, core);
}

/** As a user starts it who has nothing yet: with the sandbox in its own process. */
export function startEmbedded(logFile: string): Promise<Server> {
  return launch("gateway", { SANDBOX: "1" }, logFile, "measured");
}

function toGatewaySettings(sandboxUrl: string): Record<string, string> {
  return {
    AMAZON_MUSIC_BASE_URL: sandboxUrl,
    AMAZON_MUSIC_API_KEY: application.apiKey,
    AMAZON_MUSIC_TERRITORY: "US",
    // The others have no budget of calls: a second of waiting would be all that a cold run shows.
    AMAZON_MUSIC_TPS: "100000",
    REPLICAS: "1",
    REQUEST_TIMEOUT_MS: "60000",
    // Fifty cold requests at once keep a sandbox on a shared core busy for longer than Amazon would take.
    AMAZON_MUSIC_TIMEOUT_MS: "20000",
    LWA_BASE_URL: sandboxUrl,
    LWA_CLIENT_ID: application.clientId,
  };
}

async function launch(
  name: ServerName,
  environment: Readonly<Record<string, string>>,
  logFile: string,
  core: Core,
): Promise<Server> {
  const port = await findPort();
  const start = performance.now();
  const program = startProgram({
    arguments: [path.join(import.meta.dirname, programs[name])],
    environment: { ...environment, PORT: String(port) },
    core,
    logFile,
  });
  const body = toBody({ ...toQuestion(name, "S"), draw: "fill" }, 0);
  while (program.child.exitCode === null) {
    const answer = await ask(port, "/graphql", body).catch(() => null);
    if (answer?.status === 200)
      return { ...program, port, startMs: performance.now() - start };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${name} has ended before it answered.`);
}

const meshDocuments: Readonly<Partial<Record<QueryName, string>>> = {
  S: `query S($id: String!) {
    album(id: $id) { data { album { title artists { name } } } }
  }`,
  M: `query M($ids: [String!]!) {
    albums(ids: $ids) {
      data { albums { title artists { name } tracks { track { title duration } } } }
    }
  }`,
};

/** How a query is put to a server: Mesh makes a graph of its own form. */
export function toQuestion(
  name: ServerName,
  query: QueryName,
): Pick<LoadOrder, "path" | "query" | "document"> {
  return {
    path: name === "floor" ? `/${query}` : "/graphql",
    query,
    document: name === "mesh" ? meshDocuments[query] : undefined,
  };
}
