import type { SignInSettings } from "./sign-in.ts";

/** What the server tells the page, in a JSON block of the document. */
export interface Settings {
  /** Where operations are sent to. */
  readonly endpoint: string;
  /** An access token to begin with (the sandbox has one to give away), or null when users bring their own. */
  readonly token: string | null;
  /** How people sign in; null where they cannot. */
  readonly signIn: SignInSettings | null;
}

export function parseSettings(text: string): Settings {
  const settings: unknown = JSON.parse(text);
  if (
    typeof settings !== "object" ||
    settings === null ||
    !("endpoint" in settings) ||
    !("token" in settings) ||
    !("signIn" in settings) ||
    typeof settings.endpoint !== "string" ||
    (typeof settings.token !== "string" && settings.token !== null) ||
    !isSignIn(settings.signIn)
  ) {
    throw new Error("The settings in this document are not the page's");
  }
  const { endpoint, token, signIn } = settings;
  return { endpoint, token, signIn };
}

function isSignIn(value: unknown): value is SignInSettings | null {
  if (value === null) return true;
  const names = ["authorizeUrl", "clientId", "callbackPath", "tokenPath"];
  return (
    typeof value === "object" &&
    names.every((name) => typeof Reflect.get(value, name) === "string")
  );
}
