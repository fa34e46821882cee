import type { IncomingHttpHeaders } from "node:http";
import {
  application,
  users,
  type SandboxUser,
  type Scope,
} from "./accounts.ts";
import { Failure } from "./failure.ts";
import type { Switches } from "./switches.ts";
import type { Grant, TokenStore } from "./token-store.ts";

export interface Caller {
  user: SandboxUser;
  scopes: readonly Scope[];
}

/** The bearer token of a request; refuses the three ways of not having one. */
export function readBearerToken(headers: IncomingHttpHeaders): string {
  const { authorization } = headers;
  if (authorization === undefined) throw new Failure("NO_ACCESS_TOKEN");
  const [type = "", ...rest] = authorization.trim().split(/\s+/);
  if (type.toLowerCase() !== "bearer") throw new Failure("INVALID_AUTH_TYPE");
  const token = rest.join(" ");
  if (token === "") throw new Failure("INVALID_AUTH_TOKEN");
  return token;
}

/** Whose token it is, for the record only: says nothing of whether the request is let in. */
export function toOwner(
  headers: IncomingHttpHeaders,
  tokens: TokenStore,
): Grant | undefined {
  try {
    return tokens.grantOf(readBearerToken(headers));
  } catch {
    return undefined;
  }
}

/** Both checks, in the order of the page "Errors": first who asks, then with which application. */
export function assertCaller(
  headers: IncomingHttpHeaders,
  tokens: TokenStore,
  switches: Switches,
): Caller {
  const grant = tokens.grantOf(readBearerToken(headers));
  if (grant === undefined) throw new Failure("INVALID_ACCESS_TOKEN");
  const apiKey = headers["x-api-key"];
  if (apiKey === undefined || apiKey === "") throw new Failure("NO_X_API_KEY");
  if (apiKey !== application.apiKey) throw new Failure("INVALID_CLIENT_ID");
  if (switches.musicAccount !== "present")
    throw new Failure(
      switches.musicAccount === "none"
        ? "AUTH_NO_MUSIC_ACCOUNT_FOUND"
        : "NO_MUSIC_ACCOUNT_FOUND",
    );
  if (switches.subscriptionTier === "denied")
    throw new Failure("DENIED_SUBSCRIPTION_TIER");
  return { user: users[grant.user], scopes: grant.scopes };
}

/** Any of the scopes opens the operation; the scope to change a thing includes the scope to read it. */
export function assertScope(
  caller: Caller,
  anyOf: readonly Scope[],
  switches: Switches,
): void {
  if (switches.scopes === "unchecked") return;
  const sufficient: readonly Scope[] =
    switches.scopes === "profile" ? ["profile"] : anyOf;
  const isGranted = sufficient.some((scope) =>
    caller.scopes.some((held) => held === scope || `${held}:read` === scope),
  );
  if (!isGranted)
    throw new Failure(
      "ACCESS_DENIED",
      `The access token lacks the scope ${sufficient.join(" or ")}.`,
    );
}
