/** Whose token stands in the headers pane. */
export type TokenOrigin = "sandbox" | "sign-in" | "nobody";

const hints: Readonly<Record<TokenOrigin, string>> = {
  sandbox: "The sandbox's own token. This page never stores it.",
  "sign-in": "Yours, since you signed in. This page never stores it.",
  nobody: "Your Login with Amazon token. This page never stores it.",
};

/** What stands in the headers pane when a tab opens. */
export function toHeadersText(
  token: string | null,
  origin: TokenOrigin = token === null ? "nobody" : "sandbox",
): string {
  const headers = { Authorization: `Bearer ${token ?? ""}` };
  return JSON.stringify(headers, null, 2).replace(
    "{",
    `{\n  // ${hints[origin]}`,
  );
}

/**
 * What the pane should say once somebody has signed in or out: wherever the page itself had put a text or a token, the new one
 * stands; what somebody wrote by hand stays as it is.
 */
export function renewHeadersText(
  text: string,
  former: {
    readonly texts: Iterable<string>;
    readonly tokens: Iterable<string>;
  },
  current: { readonly text: string; readonly token: string },
): string {
  for (const formerText of former.texts)
    if (text === formerText) return current.text;
  let renewed = text;
  for (const token of former.tokens)
    renewed = renewed.replaceAll(toJsonText(token), () =>
      toJsonText(current.token),
    );
  return renewed;
}

/**
 * The headers to send: those of the pane, but for an Authorization line that nobody has filled in yet. Left out, reading the
 * schema works, and everything else is answered with "token needed" rather than "token wrong".
 */
export function toRequestHeaders(
  pane: Record<string, unknown> = {},
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(pane)) {
    const isEmptyAuthorization =
      name.toLowerCase() === "authorization" &&
      /^(bearer)?\s*$/i.test(String(value));
    if (!isEmptyAuthorization) headers[name] = String(value);
  }
  return headers;
}

/** As it stands between the quotes. */
const toJsonText = (text: string): string => JSON.stringify(text).slice(1, -1);
