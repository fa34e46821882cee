import {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
} from "../../src/sandbox/index.ts";

export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed body; the text itself where it is no JSON. */
  // What comes over the wire has any shape, and the tests are there to look at it.
  body: Loose;
}

/** JSON as a test reads it: any member may be asked for, and what is not there is undefined. */
export interface Loose {
  [name: string | number]: Loose;
}

export interface AskOptions {
  method?: string;
  /** An access token; ada's when left out, no header at all when null. */
  token?: string | null;
  headers?: Record<string, string>;
  body?: string;
}

export interface World extends AsyncDisposable {
  sandbox: Sandbox;
  /** Asks as a gateway would: with ada's token and the right key unless said otherwise. */
  ask(target: string, options?: AskOptions): Promise<Answer>;
}

export async function startSandbox(options?: SandboxOptions): Promise<World> {
  const sandbox = await createSandbox(options);
  return {
    sandbox,
    async ask(target, { method = "GET", token, headers = {}, body } = {}) {
      const bearer =
        token === undefined ? sandbox.users.ada.accessToken : token;
      const response = await fetch(sandbox.url + target, {
        method,
        redirect: "manual",
        headers: {
          "x-api-key": sandbox.apiKey,
          ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: parse(await response.text()),
      };
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** A member that has to be a text. */
export function text(value: Loose | undefined): string {
  if (typeof value === "string") return value;
  throw new TypeError(`No text: ${JSON.stringify(value)}`);
}

/** A member that has to be a list. */
export function list(value: Loose | undefined): Loose[] {
  if (Array.isArray(value)) return value as Loose[];
  throw new TypeError(`No list: ${JSON.stringify(value)}`);
}

function parse(body: string): Loose {
  try {
    return JSON.parse(body) as Loose;
  } catch {
    // A text has no members, which is all that the type promises.
    return body as unknown as Loose;
  }
}
