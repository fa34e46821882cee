import type { LoginWithAmazon } from "./amazon-music/index.ts";
import type { SharedCache } from "./cache/index.ts";
import { createCredential, type Credential } from "./identity/index.ts";
import type { Logger } from "./logger.ts";
import type { SparingLog } from "./sparing-log.ts";

/** What the gateway's own token is renewed by. */
export interface CredentialPapers {
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** The gateway's own credential; null where it has no papers. */
export function openCredential(
  {
    clientId,
    credential,
  }: {
    readonly clientId: string;
    readonly credential: CredentialPapers | null;
  },
  login: LoginWithAmazon,
  shared: SharedCache | undefined,
  logger: Logger,
  changes: SparingLog,
): Credential | null {
  if (credential === null) return null;
  return createCredential({
    ...credential,
    clientId,
    login,
    shared,
    onRefused: (err) =>
      logger.error(
        { err },
        "Login with Amazon refuses LWA_REFRESH_TOKEN: until it is replaced, the catalogue is read with callers' tokens",
      ),
    onFailure: (err) =>
      changes.warn(
        "credential",
        { err },
        "the gateway's token could not be renewed yet",
      ),
  });
}
