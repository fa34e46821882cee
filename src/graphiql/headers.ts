/** What stands in the headers pane when a tab opens. */
export function toHeadersText(token: string | null): string {
  const hint =
    token === null
      ? "// Your Login with Amazon token. This page never stores it."
      : "// The sandbox's own token. This page never stores it.";
  const headers = { Authorization: `Bearer ${token ?? ""}` };
  return JSON.stringify(headers, null, 2).replace("{", `{\n  ${hint}`);
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
