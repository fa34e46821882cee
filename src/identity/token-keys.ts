/** The keys under which tokens are known. */
export interface TokenKeys {
  toKey(accessToken: string): string;
}

export interface TokenKeysOptions {
  /** Makes the key of a token, by a keyed digest of it. */
  readonly makeKey: (accessToken: string) => string;
  readonly now: () => number;
}

/** For so long after the first of them came, tokens stand in memory as they came: until the next one comes thereafter. */
const rememberedForMs = 60_000;
const maxRemembered = 1000;

/**
 * Remembers the keys of tokens that came a moment ago, since making them is most
 * of what checking a known token takes. All of them are forgotten together.
 */
export function createTokenKeys({ makeKey, now }: TokenKeysOptions): TokenKeys {
  const keys = new Map<string, string>();
  let forgetAt = Number.NEGATIVE_INFINITY;
  return {
    toKey(accessToken) {
      const at = now();
      const isOver = at >= forgetAt;
      const known = isOver ? undefined : keys.get(accessToken);
      if (known !== undefined) return known;
      if (isOver) forgetAt = at + rememberedForMs;
      if (isOver || keys.size === maxRemembered) keys.clear();
      const key = makeKey(accessToken);
      keys.set(accessToken, key);
      return key;
    },
  };
}
