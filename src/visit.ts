import { createHash, timingSafeEqual } from "node:crypto";
import { toImageStyle, toLanguage } from "./amazon-music/index.ts";
import type { Visit } from "./context.ts";
import { parseBearer } from "./identity/index.ts";

/**
 * What the headers of a request tell of it.
 *
 * @param federationSecret What routers know; without it everybody is taken for one.
 */
export function toVisit(
  requestId: string,
  headers: { get(name: string): string | undefined },
  federationSecret: string | undefined,
): Omit<Visit, "deadline"> {
  return {
    requestId,
    accessToken: parseBearer(headers.get("authorization")),
    language: toLanguage(headers.get("accept-language")),
    imageStyle: toImageStyle(headers.get("amzn-image-style")),
    wantsReceipt: headers.get("x-upstream-receipt") === "1",
    isRouter:
      federationSecret === undefined ||
      isEqual(headers.get("x-federation-secret") ?? "", federationSecret),
  };
}

/** In a time that tells nothing of where two texts differ. */
function isEqual(one: string, other: string): boolean {
  const digest = (text: string): Buffer =>
    createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
