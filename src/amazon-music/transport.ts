import { Pool, type Dispatcher } from "undici";
import { AmazonMusicError } from "./error.ts";
import type { Progress } from "./governor.ts";
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
  }).compose(tellOfSending);

  async function exchange(
    call: Request,
    onStatus: (status: number) => void,
  ): Promise<unknown> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal =
      call.signal === undefined
        ? timeout
        : AbortSignal.any([timeout, call.signal]);
    let response: Dispatcher.ResponseData<unknown>;
    let body: string;
    try {
      response = await pool.request({
        method: call.method,
        path: call.path,
        ...toBody(call),
        signal,
        opaque: call.progress,
      });
      call.progress?.answered();
      onStatus(response.statusCode);
      body = await response.body.text();
    } catch (cause) {
      if (call.signal?.aborted === true && !timeout.aborted)
        throw toGivenUp(call, cause);
      throw toNetworkError(call, cause, timeout.aborted);
    }
    const json = parseJson(body);
    if (response.statusCode < 200 || response.statusCode > 299)
      throw toRefusal(call, response.statusCode, response.headers, json);
    if (json === undefined && (body !== "" || call.method === "GET"))
      throw new AmazonMusicError("malformed", "Amazon's answer is not JSON", {
        ...call,
        status: response.statusCode,
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

/**
 * A call may wait for a connection: only undici knows when it goes to the wire,
 * and says so to its handler.
 */
const tellOfSending: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options, handler) => {
    // What `request` is given as opaque is here too, which the types do not say.
    const { opaque } = options as { opaque?: Progress };
    const start = handler.onRequestStart?.bind(handler);
    if (opaque !== undefined)
      handler.onRequestStart = (controller, context) => {
        opaque.sent();
        start?.(controller, context);
      };
    return dispatch(options, handler);
  };

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

/** Who gives up has waited too long, whatever the reason. */
function toGivenUp(call: Call, cause: unknown): AmazonMusicError {
  const details = { ...call, isGivenUp: true, cause };
  return new AmazonMusicError(
    "timeout",
    "Amazon was not waited for any longer",
    details,
  );
}

function toNetworkError(
  call: Call,
  cause: unknown,
  isTimeout: boolean,
): AmazonMusicError {
  if (isTimeout)
    return new AmazonMusicError("timeout", "Amazon did not answer in time", {
      ...call,
      cause,
    });
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
