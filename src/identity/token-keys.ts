/** The keys under which tokens are known. */
export interface TokenKeys {
  toKey(accessToken: string): string;
}

export interface TokenKeysOptions {
  /** Makes the key of a token, by a keyed digest of it. */
  readonly makeKey: (accessToken: string) => string;
  /** For so long after the first of them came, tokens stand in memory as they came. */
  readonly rememberMs?: number;
}

const maxRemembered = 1000;

/**
 * Remembers the keys of tokens that came a moment ago, since making them is most
 * of what checking a known token takes. All of them are forgotten together.
 */
export function createTokenKeys({
  makeKey,
  rememberMs = 60_000,
}: TokenKeysOptions): TokenKeys {
  const keys = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const forget = (): void => {
    keys.clear();
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    toKey(accessToken) {
      const known = keys.get(accessToken);
      if (known !== undefined) return known;
      if (keys.size === maxRemembered) forget();
      // What is there to forget keeps no process alive.
      timer ??= setTimeout(forget, rememberMs).unref();
      const key = makeKey(accessToken);
      keys.set(accessToken, key);
      return key;
    },
  };
}
