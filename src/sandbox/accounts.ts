import { createHash } from "node:crypto";
import type { Tier } from "./audience.ts";

/** An Amazon customer of the sandbox, with what a client that acts for them presents. */
export interface SandboxUser {
  /** How records call them: never a token. */
  readonly name: UserName;
  /** The Amazon Music user id. */
  readonly userId: string;
  /** The Login with Amazon user id, which is another one. */
  readonly loginUserId: string;
  readonly displayName: string;
  readonly email: string;
  readonly territory: string;
  readonly tier: Tier;
  /** Valid for thirty days, so that a page left open goes on working; tokens issued later live as long as Amazon's. */
  readonly accessToken: string;
  readonly refreshToken: string;
}

export type UserName = "ada" | "ben" | "gateway";

export interface Application {
  /** Security profile id, the value of `x-api-key`. */
  readonly apiKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const scopes = [
  "music::catalog",
  "music::favorites",
  "music::favorites:read",
  "music::history",
  "music::library",
  "music::library:read",
  "music::playback",
  "music::profile",
  "music::profile:read",
  "music::recommendation",
  "profile",
] as const;

export type Scope = (typeof scopes)[number];

export const application: Application = {
  apiKey: `amzn1.application.${secret("application", 32)}`,
  clientId: `amzn1.application-oa2-client.${secret("client", 32)}`,
  clientSecret: `amzn1.oa2-cs.v1.${secret("client secret", 64)}`,
};

/** Two customers in two territories and tiers, and the account that a gateway reads the catalogue with. */
export const users: Readonly<Record<UserName, SandboxUser>> = {
  ada: createUser("ada", "Ada", "US", "UNLIMITED"),
  ben: createUser("ben", "Ben", "GB", "PRIME"),
  gateway: createUser("gateway", "Gateway", "US", "FREE"),
};

/** What each user's standing tokens may do. */
export function scopesOf(name: UserName): readonly Scope[] {
  return name === "gateway" ? ["music::catalog", "profile"] : scopes;
}

/** An access token of the form and the length that Login with Amazon gives out (350 bytes and more). */
export function toAccessToken(label: string): string {
  return `Atza|${opaque(label, 360)}`;
}

export function toRefreshToken(label: string): string {
  return `Atzr|${opaque(label, 360)}`;
}

function createUser(
  name: UserName,
  displayName: string,
  territory: string,
  tier: Tier,
): SandboxUser {
  const letters = BigInt(`0x${secret(name, 34)}`).toString(36);
  return {
    name,
    userId: letters.padStart(26, "a").slice(0, 26),
    loginUserId: `amzn1.account.${secret(`login ${name}`, 26).toUpperCase()}`,
    displayName,
    email: `${name}@example.com`,
    territory,
    tier,
    accessToken: toAccessToken(name),
    refreshToken: toRefreshToken(name),
  };
}

/**
 * The same for the same label: credentials survive a restart of the sandbox, so that what a person has copied goes on working. They open
 * nothing but the sandbox.
 */
function secret(label: string, digits: number): string {
  return createHash("sha256").update(label).digest("hex").slice(0, digits);
}

function opaque(label: string, length: number): string {
  let text = "";
  for (let part = 0; text.length < length; part++)
    text += createHash("sha256").update(`${label} ${part}`).digest("base64url");
  return text.slice(0, length);
}
