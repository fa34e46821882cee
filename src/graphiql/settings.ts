/** What the server tells the page, in a JSON block of the document. */
export interface Settings {
  /** Where operations are sent to. */
  readonly endpoint: string;
  /** An access token to begin with (the sandbox has one to give away), or null when users bring their own. */
  readonly token: string | null;
}

export function parseSettings(text: string): Settings {
  const settings: unknown = JSON.parse(text);
  if (
    typeof settings !== "object" ||
    settings === null ||
    !("endpoint" in settings) ||
    !("token" in settings) ||
    typeof settings.endpoint !== "string" ||
    (typeof settings.token !== "string" && settings.token !== null)
  ) {
    throw new Error("The settings in this document are not the page's");
  }
  return { endpoint: settings.endpoint, token: settings.token };
}
