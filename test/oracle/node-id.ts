/** The graph's ids, as its public face describes them: a version, the type and the id of the thing, in base64url. */
export function toNodeId(type: string, rawId: string): string {
  return Buffer.from(`1:${type}:${rawId}`).toString("base64url");
}

export function parseNodeId(nodeId: string): {
  readonly type: string;
  readonly rawId: string;
} {
  const text = Buffer.from(nodeId, "base64url").toString();
  const [, type = "", rawId = ""] = /^1:(\w+):(.*)$/s.exec(text) ?? [];
  return { type, rawId };
}
