import {
  application,
  scopesOf,
  toAccessToken,
  toRefreshToken,
  users,
  type Scope,
  type UserName,
} from "./accounts.ts";

/** A token as Login with Amazon knows it. Times are milliseconds since 1970. */
export interface Grant {
  user: UserName;
  scopes: readonly Scope[];
  /** The client id it was issued to. */
  audience: string;
  issuedAt: number;
  expiresAt: number;
}

export interface TokenRequest {
  user: UserName;
  /** All that the user may do when left out. */
  scopes?: readonly Scope[];
  /** Another client's id makes a token that a gateway must refuse. */
  audience?: string;
  expiresInSeconds?: number;
}

/** Whom a token stands for, and what it opens. */
export interface Holder {
  user: UserName;
  scopes: readonly Scope[];
}

export interface TokenStore {
  /** A new access token. */
  issue(request: TokenRequest): string;
  issueRefreshToken(holder: Holder): string;
  /** The grant behind a token that is known and not expired. */
  grantOf(accessToken: string): Grant | undefined;
  /** Whose refresh token it is, and what for. */
  holderOf(refreshToken: string): Holder | undefined;
  /** Ends the life of an access or refresh token. */
  revoke(token: string): void;
  reset(): void;
}

const STANDING_SECONDS = 30 * 24 * 3600;

export function createTokenStore(now: () => number): TokenStore {
  const grants = new Map<string, Grant>();
  const refreshTokens = new Map<string, Holder>();
  let issued = 0;

  function remember(token: string, request: TokenRequest): void {
    const issuedAt = now();
    grants.set(token, {
      user: request.user,
      scopes: request.scopes ?? scopesOf(request.user),
      audience: request.audience ?? application.clientId,
      issuedAt,
      expiresAt: issuedAt + (request.expiresInSeconds ?? 3600) * 1000,
    });
  }

  function reset(): void {
    grants.clear();
    refreshTokens.clear();
    for (const user of Object.values(users)) {
      remember(user.accessToken, {
        user: user.name,
        expiresInSeconds: STANDING_SECONDS,
      });
      refreshTokens.set(user.refreshToken, {
        user: user.name,
        scopes: scopesOf(user.name),
      });
    }
  }

  reset();
  return {
    reset,
    issue(request) {
      if (!Object.hasOwn(users, request.user))
        throw new RangeError(`There is no user ${request.user}`);
      // The count is never set back: a token that was revoked or forgotten must not come again.
      const token = toAccessToken(`${request.user} ${++issued}`);
      remember(token, request);
      return token;
    },
    issueRefreshToken({ user, scopes }) {
      const token = toRefreshToken(`${user} ${++issued}`);
      refreshTokens.set(token, { user, scopes });
      return token;
    },
    grantOf(accessToken) {
      const grant = grants.get(accessToken);
      return grant !== undefined && grant.expiresAt > now() ? grant : undefined;
    },
    holderOf: (refreshToken) => refreshTokens.get(refreshToken),
    revoke(token) {
      grants.delete(token);
      refreshTokens.delete(token);
    },
  };
}
