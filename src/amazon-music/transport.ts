import { Pool } from "undici";
import { AmazonMusicError, type AmazonMusicErrorDetails } from "./error.ts";
import type { Progress } from "./governor.ts";
import { GivenUp, receive, type Received } from "./receive.ts";
import { toOperation } from "./operation.ts";
import { toRefusal } from "./refusal.ts";
import type { Call, Exchange } from "./send.ts";

/** A call with all that goes on the wire. */
export interface Request extends Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** 1 where nothing is said. */
  readonly attempt?: number;
  readonly progress?: Progress | undefined;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

export interface Transport {
  /** Sends one call and reads its JSON; undefined where a write is answered with nothing. Rejects with an AmazonMusicError, always. */
  send(call: Request): Promise<unknown>;
  close(): Promise<void>;
}

export interface TransportOptions {
  readonly baseUrl: string;
  /** For one try, from the call to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  readonly now?: () => number;
}

/** A hundred box sets of 300 tracks are about 4 MB; ten times that is no honest answer. */
const maxResponseBytes = 40_000_000;

/** One pool of connections to one host. Follows no redirect: that would carry the api key to a stranger. */
export function createTransport({
  baseUrl,
  timeoutMs,
  onExchange,
  now = performance.now.bind(performance),
}: TransportOptions): Transport {
  const pool = new Pool(baseUrl, {
    connections: 32,
    maxResponseSize: maxResponseBytes,
    // Our own timer covers the whole try; undici's are coarse and skip the wait for a connection.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  async function exchange(
    call: Request,
    onStatus: (status: number) => void,
  ): Promise<unknown> {
    let received: Received;
    let isSent = false;
    try {
      received = await receive(
        pool,
        { method: call.method, path: call.path, ...toBody(call) },
        {
          timeoutMs,
          signal: call.signal,
          onSent() {
            isSent = true;
            call.progress?.sent();
          },
          onStatus(status) {
            call.progress?.answered();
            onStatus(status);
          },
        },
      );
    } catch (cause) {
      const isInDoubt = isSent && toOperation(call) === "write";
      throw cause instanceof GivenUp
        ? toTimeout({ ...call, isInDoubt }, cause)
        : toNetworkError({ ...call, isInDoubt }, cause);
    }
    const { status, headers, body } = received;
    const json = parseJson(body);
    if (status < 200 || status > 299)
      throw toRefusal(call, status, headers, json);
    if (json === undefined && (body !== "" || call.method === "GET"))
      throw new AmazonMusicError("malformed", "Amazon's answer is not JSON", {
        ...call,
        status,
      });
    return json;
  }

  return {
    async send(call) {
      const start = now();
      let status = 0;
      try {
        return await exchange(call, (answered) => (status = answered));
      } finally {
        const exchanged = {
          method: call.method,
          route: call.route,
          ids: call.ids ?? 0,
          status,
          attempt: call.attempt ?? 1,
          durationMs: now() - start,
        };
        onExchange?.(exchanged);
        call.onExchange?.(exchanged);
      }
    },
    close: () => pool.destroy(),
  };
}

/** DELETE has a body too in one call, so the method does not tell. */
function toBody({ json, form, headers }: Request): {
  headers: Readonly<Record<string, string>>;
  body?: string;
} {
  if (json !== undefined)
    return {
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(json),
    };
  if (form !== undefined)
    return {
      headers: {
        ...headers,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(form).toString(),
    };
  return { headers };
}

/** A call that has failed. */
type Failed = Call & Pick<AmazonMusicErrorDetails, "isInDoubt">;

/** Who gives up has waited too long, whatever the reason. */
function toTimeout(call: Failed, cause: GivenUp): AmazonMusicError {
  return cause.isLate
    ? new AmazonMusicError("timeout", "Amazon did not answer in time", {
        ...call,
        cause,
      })
    : new AmazonMusicError("timeout", "Amazon was not waited for any longer", {
        ...call,
        isGivenUp: true,
        cause,
      });
}

function toNetworkError(call: Failed, cause: unknown): AmazonMusicError {
  const code = cause instanceof Error && "code" in cause ? cause.code : "";
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE")
    return new AmazonMusicError("malformed", "Amazon's answer is too large", {
      ...call,
      cause,
    });
  return new AmazonMusicError("unavailable", "Amazon cannot be reached", {
    ...call,
    cause,
  });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
