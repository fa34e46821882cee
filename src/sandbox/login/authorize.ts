import { application, scopes, type Scope } from "../accounts.ts";
import type { Reply } from "../reply.ts";
import type { RawRequest } from "../request.ts";
import type { Switches } from "../switches.ts";
import type { Codes, Consent } from "./codes.ts";

/** Where the page's own links put the user who was chosen; no parameter of Amazon's. */
const CHOICE = "sandbox_user";

/**
 * The page that a browser is sent to (`/ap/oa`): instead of asking for a password it lets one choose whom to be. What cannot be
 * sent back safely is said on the spot, everything else goes to the `redirect_uri` (RFC 6749, 4.1.2).
 */
export function answerAuthorize(
  request: RawRequest,
  codes: Codes,
  switches: Switches,
): Reply {
  const { searchParams } = new URL(request.target, "http://sandbox");
  const redirectUri = searchParams.get("redirect_uri") ?? "";
  if (searchParams.get("client_id") !== application.clientId)
    return page(400, "<p>Unknown client</p>");
  if (!isRedirectAllowed(redirectUri))
    return page(400, "<p>The redirect_uri must be https, or this machine</p>");
  const asked = (searchParams.get("scope") ?? "").split(" ");
  const known = scopes.filter((scope) => asked.includes(scope));
  const isMusic = known.some((scope) => scope.startsWith("music::"));
  if (
    known.length < asked.length ||
    (isMusic && switches.musicApproval === "missing")
  )
    return page(400, "<p>An unknown scope was requested</p>");
  if (searchParams.get("response_type") !== "code")
    return sendBack({ error: "unsupported_response_type" });
  const challenge = readChallenge(searchParams);
  if (challenge === "wrong") return sendBack({ error: "invalid_request" });

  switch (searchParams.get(CHOICE)) {
    case "ada":
      return sendBack(grant("ada", known, challenge));
    case "ben":
      return sendBack(grant("ben", known, challenge));
    case "nobody":
      return sendBack({ error: "access_denied" });
    default:
      return page(200, choices(searchParams));
  }

  function grant(
    user: Consent["user"],
    granted: readonly Scope[],
    pkce: Consent["challenge"],
  ) {
    const consent = { user, scopes: granted, redirectUri, challenge: pkce };
    return { code: codes.issue(consent), scope: granted.join(" ") };
  }

  function sendBack(parameters: Readonly<Record<string, string>>): Reply {
    const location = new URL(redirectUri);
    const state = searchParams.get("state");
    for (const [name, value] of Object.entries(parameters))
      location.searchParams.set(name, value);
    if (state !== null) location.searchParams.set("state", state);
    return { status: 302, headers: { location: location.href }, body: "" };
  }
}

/** Amazon asks for https; a page under development may be on this machine. */
function isRedirectAllowed(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  return (
    protocol === "https:" ||
    (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname))
  );
}

function readChallenge(parameters: URLSearchParams) {
  const value = parameters.get("code_challenge");
  const method = parameters.get("code_challenge_method") ?? "plain";
  if (value === null) return undefined;
  if (method !== "S256" && method !== "plain") return "wrong";
  return { value, method } as const;
}

function choices(parameters: URLSearchParams): string {
  const link = (choice: string, label: string) => {
    const chosen = new URLSearchParams(parameters);
    chosen.set(CHOICE, choice);
    // URLSearchParams escapes all that could end the attribute, but for the ampersand.
    const href = chosen.toString().replaceAll("&", "&amp;");
    return `<p><a href="/ap/oa?${href}">${label}</a></p>`;
  };
  return (
    link("ada", "Sign in as Ada") +
    link("ben", "Sign in as Ben") +
    link("nobody", "Cancel")
  );
}

function page(status: number, content: string): Reply {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: `<!doctype html><html lang="en"><title>Login with the sandbox</title><h1>Login with the sandbox</h1>${content}</html>`,
  };
}
