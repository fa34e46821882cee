import { application, type Scope, type UserName } from "../accounts.ts";
import type { Json } from "../json.ts";
import { jsonReply, type Reply } from "../reply.ts";
import type { RawRequest } from "../request.ts";
import type { Switches } from "../switches.ts";
import type { TokenStore } from "../token-store.ts";
import { isVerified, type Codes } from "./codes.ts";
import { refuse } from "./refusal.ts";

/** `POST /auth/o2/token`: access tokens for refresh tokens and for the codes of the login page. */
export function answerToken(
  request: RawRequest,
  body: string,
  tokens: TokenStore,
  codes: Codes,
  switches: Switches,
): Reply {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded"))
    return refuse("invalid_request", "The body must be form-encoded.");
  const form = new URLSearchParams(body);
  const secret = form.get("client_secret");
  const isClientKnown =
    form.get("client_id") === application.clientId &&
    (secret === null || secret === application.clientSecret);
  switch (form.get("grant_type")) {
    case "refresh_token":
      if (switches.refreshAnswer !== "granted")
        return refuse(switches.refreshAnswer, "The sandbox was told to.");
      return isClientKnown ? refresh() : unknownClient();
    case "authorization_code":
      return isClientKnown ? exchange() : unknownClient();
    case null:
      return refuse("invalid_request", "The parameter grant_type is missing.");
    default:
      return refuse("unsupported_grant_type", "The grant type is not known.");
  }

  function unknownClient(): Reply {
    return refuse("invalid_client", "The client is not known.");
  }

  function refresh(): Reply {
    const used = form.get("refresh_token") ?? "";
    const holder = tokens.holderOf(used);
    if (holder === undefined)
      return refuse("invalid_grant", "The refresh token is not valid.");
    if (switches.refreshTokens === "absent") return grant(holder, undefined);
    if (switches.refreshTokens === "same") return grant(holder, used);
    tokens.revoke(used);
    return grant(holder, tokens.issueRefreshToken(holder));
  }

  function exchange(): Reply {
    const consent = codes.redeem(form.get("code") ?? "");
    if (consent === undefined)
      return refuse("invalid_grant", "The code is not valid.");
    if (form.get("redirect_uri") !== consent.redirectUri)
      return refuse("invalid_grant", "The redirect_uri is another one.");
    if (!isVerified(consent, form.get("code_verifier")))
      return refuse("invalid_grant", "The code_verifier does not fit.");
    if (secret === null && consent.challenge === undefined)
      return refuse("invalid_client", "The client secret is missing.");
    return grant(consent, tokens.issueRefreshToken(consent));
  }

  function grant(
    holder: { user: UserName; scopes: readonly Scope[] },
    refreshToken: string | undefined,
  ): Reply {
    const seconds = switches.tokenLifetimeSeconds;
    const granted: Json = {
      access_token: tokens.issue({ ...holder, expiresInSeconds: seconds }),
      token_type: "bearer",
      expires_in: toDuration(seconds, switches),
      // A client that does not prove who it is gets no refresh token.
      refresh_token: secret === null ? undefined : refreshToken,
    };
    return jsonReply(200, granted, { "cache-control": "no-store" });
  }
}

/** Seconds, as a number or as a string: Amazon's own pages disagree. */
export function toDuration(seconds: number, switches: Switches): Json {
  return switches.expiresInType === "string" ? String(seconds) : seconds;
}
