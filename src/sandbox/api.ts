import { readImageStyle, readLanguage, translate } from "./audience.ts";
import { assertCaller, assertScope } from "./authorization.ts";
import { toBody } from "./envelope.ts";
import { Failure, notFound, toErrorEnvelope } from "./failure.ts";
import { jsonReply, type Reply } from "./reply.ts";
import type { RawRequest } from "./request.ts";
import { createRouter, type World } from "./route.ts";
import { routes } from "./routes/index.ts";
import type { Throttle } from "./throttle.ts";
import type { TokenStore } from "./token-store.ts";

/** The Amazon Music Web API: a request in, an answer out, without the wire. */
export type Api = (
  request: RawRequest,
  body: string,
  reference: string,
) => Reply;

const route = createRouter(routes);

export function createApi(
  world: World,
  tokens: TokenStore,
  throttle: Throttle,
): Api {
  const { switches } = world;

  function answer(request: RawRequest, body: string): Reply {
    const caller = assertCaller(request.headers, tokens, switches);
    if (!throttle.isAllowed(switches.transactionsPerSecond))
      throw new Failure("THROTTLED");
    const match = route(request.method, request.path);
    if (match === undefined) throw notFound();
    assertScope(caller, match.route.scopes, switches);
    const { param, rawParam } = match;
    const audience = {
      userId: caller.user.userId,
      territory: caller.user.territory,
      tier: caller.user.tier,
      language: readLanguage(request.headers["accept-language"]),
      imageStyle: readImageStyle(oneHeader(request, "amzn-image-style")),
    };
    const answered = match.route.answer(
      { ...request, param, rawParam, body, caller, audience },
      world,
    );
    return answered.shape === "empty"
      ? { status: 204, headers: {}, body: "" }
      : jsonReply(200, toBody(answered, switches));
  }

  return (request, body, reference) => {
    try {
      return answer(request, body);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return error.code === "THROTTLED"
        ? throttledReply(error, request, reference)
        : failureReply(error, request, reference);
    }
  };

  function throttledReply(
    failure: Failure,
    request: RawRequest,
    reference: string,
  ): Reply {
    const { retryAfter, throttledBody } = switches;
    const reply =
      throttledBody === "envelope"
        ? failureReply(failure, request, reference)
        : throttledBody === "message"
          ? jsonReply(failure.status, { message: failure.message })
          : { status: failure.status, headers: {}, body: "" };
    return retryAfter === null
      ? reply
      : {
          ...reply,
          headers: { ...reply.headers, "retry-after": retryAfter },
        };
  }
}

/** An error envelope in the caller's language. */
export function failureReply(
  failure: Pick<Failure, "code" | "status" | "message">,
  request: RawRequest,
  reference: string,
): Reply {
  const { code, status } = failure;
  const language = readLanguage(request.headers["accept-language"]);
  const message = translate(failure.message, language);
  return jsonReply(
    status,
    toErrorEnvelope({ code, status, message }, reference),
  );
}

function oneHeader(request: RawRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
