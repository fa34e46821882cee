import { createHash } from "node:crypto";

/** A name for a secret that tells nothing of it. */
export function toDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
