import { application, users } from "../accounts.ts";
import { readBearerToken } from "../authorization.ts";
import type { JsonObject } from "../json.ts";
import { jsonReply, type Reply } from "../reply.ts";
import type { RawRequest } from "../request.ts";
import type { Switches } from "../switches.ts";
import type { Grant, TokenStore } from "../token-store.ts";
import { answerAuthorize } from "./authorize.ts";
import { createCodes } from "./codes.ts";
import { refuse } from "./refusal.ts";
import { answerToken, toDuration } from "./token-endpoint.ts";

/** Login with Amazon: the login page, tokens, and what a token is worth. */
export interface Login {
  isPath(path: string): boolean;
  answer(request: RawRequest, body: string): Reply;
}

export function createLogin(
  tokens: TokenStore,
  switches: Switches,
  now: () => number,
): Login {
  const codes = createCodes(now);

  /** Either of the two places where a token may stand instead of in `authorization`. */
  function grantOf(request: RawRequest): Grant | undefined {
    const header = request.headers["x-amz-access-token"];
    const token =
      (Array.isArray(header) ? header[0] : header) ??
      request.query.get("access_token");
    return token === undefined ? undefined : tokens.grantOf(token);
  }

  function bearerGrant(request: RawRequest): Grant | undefined {
    try {
      return tokens.grantOf(readBearerToken(request.headers));
    } catch {
      return undefined;
    }
  }

  function answerTokenInfo(request: RawRequest): Reply {
    const grant = grantOf(request);
    if (grant === undefined)
      return refuse("invalid_token", "The access token is not valid.");
    const secondsLeft = Math.ceil((grant.expiresAt - now()) / 1000);
    return jsonReply(200, {
      iss: "https://www.amazon.com",
      user_id: users[grant.user].loginUserId,
      aud: grant.audience,
      app_id: application.apiKey,
      // Seconds left, not a moment: so Amazon's example has it, beside an `iat` that is one.
      exp: toDuration(secondsLeft, switches),
      iat: Math.floor(grant.issuedAt / 1000),
    });
  }

  function answerProfile(request: RawRequest): Reply {
    const grant = grantOf(request) ?? bearerGrant(request);
    if (grant === undefined)
      return refuse("invalid_token", "The access token is not valid.");
    const { loginUserId, displayName, email } = users[grant.user];
    const personal: JsonObject = grant.scopes.includes("profile")
      ? { name: displayName, email }
      : {};
    return jsonReply(200, { user_id: loginUserId, ...personal });
  }

  function answerRevoke(body: string): Reply {
    tokens.revoke(new URLSearchParams(body).get("token") ?? "");
    return jsonReply(200, {});
  }

  return {
    isPath: (path) => /^\/(auth\/o2|user|ap)\//.test(path),
    answer(request, body) {
      switch (`${request.method} ${request.path}`) {
        case "GET /ap/oa":
          return answerAuthorize(request, codes, switches);
        case "POST /auth/o2/token":
          return answerToken(request, body, tokens, codes, switches);
        case "POST /auth/o2/token/revoke":
          return answerRevoke(body);
        case "GET /auth/o2/tokeninfo":
          return answerTokenInfo(request);
        case "GET /user/profile":
          return answerProfile(request);
        default:
          return { status: 404, headers: {}, body: "" };
      }
    },
  };
}
