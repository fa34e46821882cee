import { application, users } from "./accounts.ts";
import { readBearerToken } from "./authorization.ts";
import type { JsonObject } from "./json.ts";
import { jsonReply, type Reply } from "./reply.ts";
import type { RawRequest } from "./request.ts";
import type { Switches } from "./switches.ts";
import type { Grant, TokenStore } from "./token-store.ts";

/** Login with Amazon: tokens for refresh tokens, and what a token is worth. */
export interface Login {
  isPath(path: string): boolean;
  answer(request: RawRequest, body: string): Reply;
}

type LoginErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_token"
  | "unsupported_grant_type";

/** The error body of OAuth (RFC 6749, 5.2) with Amazon's additions; always 400, as the page on the code grant says. */
function refuse(error: LoginErrorCode, description: string): Reply {
  return jsonReply(400, {
    error,
    error_description: description,
    request_id: "00000000-0000-4000-8000-000000000000",
  });
}

export function createLogin(
  tokens: TokenStore,
  switches: Switches,
  now: () => number,
): Login {
  /** Seconds, as a number or as a string: Amazon's own pages disagree. */
  const seconds = (count: number) =>
    switches.expiresInType === "string" ? String(count) : count;

  function refresh(form: URLSearchParams): Reply {
    if (switches.refreshAnswer !== "granted")
      return refuse(switches.refreshAnswer, "The sandbox was told to refuse.");
    if (form.get("client_id") !== application.clientId)
      return refuse("invalid_client", "The client id is not known.");
    const secret = form.get("client_secret");
    if (secret !== null && secret !== application.clientSecret)
      return refuse("invalid_client", "The client secret is wrong.");
    const used = form.get("refresh_token") ?? "";
    const user = tokens.userOfRefreshToken(used);
    if (user === undefined)
      return refuse("invalid_grant", "The refresh token is not valid.");
    const lifetime = switches.tokenLifetimeSeconds;
    const accessToken = tokens.issue({ user, expiresInSeconds: lifetime });
    return jsonReply(
      200,
      {
        access_token: accessToken,
        token_type: "bearer",
        expires_in: seconds(lifetime),
        // A client that does not prove who it is gets no refresh token.
        refresh_token: secret === null ? undefined : nextRefreshToken(),
      },
      { "cache-control": "no-store" },
    );

    function nextRefreshToken(): string | undefined {
      if (switches.refreshTokens === "absent" || user === undefined)
        return undefined;
      if (switches.refreshTokens === "same") return used;
      tokens.revoke(used);
      return tokens.issueRefreshToken(user);
    }
  }

  function answerToken(request: RawRequest, body: string): Reply {
    const type = request.headers["content-type"] ?? "";
    if (!type.startsWith("application/x-www-form-urlencoded"))
      return refuse("invalid_request", "The body must be form-encoded.");
    const form = new URLSearchParams(body);
    switch (form.get("grant_type")) {
      case "refresh_token":
        return refresh(form);
      case null:
        return refuse(
          "invalid_request",
          "The parameter grant_type is missing.",
        );
      default:
        return refuse("unsupported_grant_type", "The grant type is not known.");
    }
  }

  function grantOf(request: RawRequest): Grant | undefined {
    const header = request.headers["x-amz-access-token"];
    const token =
      (Array.isArray(header) ? header[0] : header) ??
      request.query.get("access_token");
    return token === undefined ? undefined : tokens.grantOf(token);
  }

  function answerTokenInfo(request: RawRequest): Reply {
    const grant = grantOf(request);
    if (grant === undefined)
      return refuse("invalid_token", "The access token is not valid.");
    return jsonReply(200, {
      iss: "https://www.amazon.com",
      user_id: users[grant.user].loginUserId,
      aud: grant.audience,
      app_id: application.apiKey,
      // Seconds left, not a moment: so Amazon's example has it beside an `iat` that is one.
      exp: seconds(Math.ceil((grant.expiresAt - now()) / 1000)),
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

  function bearerGrant(request: RawRequest): Grant | undefined {
    try {
      return tokens.grantOf(readBearerToken(request.headers));
    } catch {
      return undefined;
    }
  }

  return {
    isPath: (path) => path.startsWith("/auth/o2/") || path.startsWith("/user/"),
    answer(request, body) {
      switch (`${request.method} ${request.path}`) {
        case "POST /auth/o2/token":
          return answerToken(request, body);
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
