/**
 * How the window that comes back from Amazon speaks with the page. By a channel of the origin, which no other origin can hear or
 * enter: the page's policy cuts it off from a window that was elsewhere, so that Amazon's page cannot reach it either.
 */
export const channelName = "amazon-music-graphql:sign-in";

/** What Amazon put into the address. */
export interface Return {
  readonly kind: "return";
  readonly state: string;
  readonly code: string | null;
  /** Amazon's word for what went wrong, such as `access_denied`. */
  readonly error: string | null;
}

/** The page's answer: it was waiting for this. */
export interface Taken {
  readonly kind: "taken";
  readonly state: string;
  readonly isGood: boolean;
}

export function toReturn(address: string): Return {
  const { searchParams } = new URL(address);
  return {
    kind: "return",
    state: searchParams.get("state") ?? "",
    code: searchParams.get("code"),
    error: searchParams.get("error"),
  };
}

export function isReturn(message: unknown): message is Return {
  return isMessage(message) && message.kind === "return";
}

export function isTaken(message: unknown): message is Taken {
  return isMessage(message) && message.kind === "taken";
}

/** Only this page's own code speaks on the channel; another version of it in another tab may do so too. */
function isMessage(message: unknown): message is { kind: unknown } {
  return typeof message === "object" && message !== null && "kind" in message;
}
