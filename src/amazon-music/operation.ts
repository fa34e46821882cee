/** Kinds of calls that may fail while the others do not: to Amazon Music, and to Login with Amazon. */
export type Operation = AmazonMusicOperation | "login";

export type AmazonMusicOperation = "catalog" | "personal" | "search" | "write";

export const amazonMusicOperations: readonly AmazonMusicOperation[] = [
  "catalog",
  "personal",
  "search",
  "write",
];

const search = /^\/v1\/search\b/;
const personal =
  /^\/v1\/(?:me|users|player|playlists|views\/(?:home|library|recent))\b/;

export function toOperation({
  method,
  route,
}: {
  readonly method: string;
  readonly route: string;
}): AmazonMusicOperation {
  if (search.test(route)) return "search";
  if (method !== "GET") return "write";
  return personal.test(route) ? "personal" : "catalog";
}
