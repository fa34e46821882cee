/** The codes with which Amazon sends somebody back (RFC 6749, 4.1.2.1), in words. */
const problems: ReadonlyMap<string, string> = new Map([
  [
    "access_denied",
    "You did not agree on Amazon's page, so there is no token.",
  ],
  [
    "invalid_scope",
    "Amazon has not approved this application for one of the scopes. Choose fewer.",
  ],
  [
    "unauthorized_client",
    "Amazon does not let this application sign people in this way.",
  ],
  [
    "server_error",
    "Amazon could not sign you in at the moment. Sign in again in a while.",
  ],
  [
    "temporarily_unavailable",
    "Amazon could not sign you in at the moment. Sign in again in a while.",
  ],
]);

/** What to tell a person of an error; null where Amazon sent neither an error nor a code. Nothing of it is repeated, since anybody can write an address. */
export function toProblem(error: string | null): string {
  return (
    problems.get(error ?? "") ??
    "Amazon sent you back without a token, and did not say why in a way this page knows."
  );
}
