/**
 * How Amazon may behave where its documents leave it open or its examples break them. The first choice of each is the documented or the
 * most likely behaviour.
 */
const choices = {
  /** `unwrapped`: no `data` around the body. `bare`: not even the name of what was asked. */
  envelope: ["data", "unwrapped", "bare"],
  /** The name over the items of a multi-get; one client in the wild reads the singular. */
  multiGetKey: ["plural", "singular"],
  /** `object`: a multi-get that finds one item answers it without an array around it. */
  multiGetShape: ["array", "object"],
  /** `refused`: one unknown id and the whole multi-get is a 404. */
  multiGetUnknown: ["dropped", "null", "refused"],
  multiGetOrder: ["asked", "reversed", "shuffled"],
  /** True: each item of a multi-get is answered twice. */
  multiGetRepeats: [false, true],
  /**
   * Under which id a work comes back. `global-asin` and `local-asin`: under another id, with the one that was asked for in the field of
   * that name. `unmatched`: nothing in the answer tells which of the asked ids it belongs to.
   */
  answeredIds: ["asked", "global-asin", "local-asin", "unmatched"],
  /**
   * How lists end, and views in as far as they can. `no-token`: `hasNextPage` is true without a token to go on with. `same-token`: from the
   * second page on, each page names the token it was asked with as the next. `empty-page`: between any two pages comes one without edges.
   */
  pageEnd: ["proper", "no-token", "same-token", "empty-page"],
  /** True: pages hold half of what was asked for though more follows. */
  shortPages: [false, true],
  /** What `edgeCount` counts; Amazon's example has 50 on a page of 100 with more to come. */
  edgeCount: ["edges", "half", "list"],
  /** `list`: a page token is good for any user, limit and language. */
  pageTokensBoundTo: ["everything", "list"],
  /** `other`: view entities, groups and contents of kinds that no document names come first everywhere. */
  viewTypes: ["known", "other"],
  /** Where in views `_type` is missing: on what the entities stand in, or on the entities too. */
  untyped: ["nothing", "containers", "everything"],
  /** `no-content`: writes answer 204, but for the creation of a playlist. */
  writeAnswers: ["body", "no-content"],
  /** `profile`: Login with Amazon's own scope `profile` opens everything, as it did for older clients. */
  scopes: ["music", "profile", "unchecked"],
  /** `none` and `other-spelling`: the caller has no Amazon Music account, under either of the two codes known for it. */
  musicAccount: ["present", "none", "other-spelling"],
  /** `denied`: the caller's tier does not allow what is asked. */
  subscriptionTier: ["allowed", "denied"],
  /** `missing`: the login page does not know the scopes of Amazon Music, as for a profile that waits for approval. */
  musicApproval: ["given", "missing"],
  throttledBody: ["envelope", "message", "empty"],
  refreshAnswer: ["granted", "invalid_grant", "invalid_client"],
  /** The refresh token in the answer to a refresh; `rotated` ends the life of the one that was used. */
  refreshTokens: ["absent", "same", "rotated"],
  /** How Login with Amazon writes `expires_in` and `exp`. */
  expiresInType: ["number", "string"],
} as const;

type Choices = typeof choices;

export type Switches = {
  -readonly [Name in keyof Choices]: Choices[Name][number];
} & {
  /** Ids that multi-gets leave out though they exist. */
  droppedIds: string[];
  /** Names of entity fields that come as null, or do not come; `*` stands for all of them but `id`. */
  nullFields: string[];
  missingFields: string[];
  /** Calls a second that each security profile may make; null: as many as it likes. */
  transactionsPerSecond: number | null;
  /** Sent with 429, verbatim (seconds or a date); null: not sent. */
  retryAfter: string | null;
  /** Raise it, and all page tokens given out so far are refused. */
  pageTokenEpoch: number;
  /** The most that `POST /v1/search/tracks` takes as its limit: 100 in older copies of the documents, 20 in a newer reading. */
  searchTracksMaxLimit: number;
  /** The most that any paged list holds in all; null: as many as there are. */
  longestList: number | null;
  /** How long newly issued access tokens live. */
  tokenLifetimeSeconds: number;
};

export function createSwitches(initial: Partial<Switches> = {}): Switches {
  // Sealed, so that a misspelt switch is an error instead of no effect.
  return Object.seal({ ...defaultSwitches(), ...initial });
}

function defaultSwitches(): Switches {
  const first = Object.entries(choices).map(([name, [choice]]) => [
    name,
    choice,
  ]);
  return {
    // The first choice of each list is a value of its type; `Object.entries` has forgotten which.
    ...(Object.fromEntries(first) as {
      -readonly [Name in keyof Choices]: Choices[Name][0];
    }),
    droppedIds: [],
    nullFields: [],
    missingFields: [],
    transactionsPerSecond: null,
    retryAfter: null,
    pageTokenEpoch: 0,
    searchTracksMaxLimit: 100,
    longestList: null,
    tokenLifetimeSeconds: 3600,
  };
}

/** Sets switches from untyped values, all or none; throws a RangeError that names the first wrong one. */
export function setSwitches(
  switches: Switches,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(values))
    if (!isAllowed(name, value))
      throw new RangeError(
        `Switch ${name} does not take ${JSON.stringify(value)}`,
      );
  Object.assign(switches, values);
}

function isAllowed(name: string, value: unknown): boolean {
  const listed: Readonly<Record<string, readonly unknown[]>> = choices;
  if (Object.hasOwn(listed, name))
    return listed[name]?.includes(value) ?? false;
  switch (name) {
    case "droppedIds":
    case "nullFields":
    case "missingFields":
      return (
        Array.isArray(value) &&
        value.every((entry) => typeof entry === "string")
      );
    case "transactionsPerSecond":
      return value === null || (typeof value === "number" && value > 0);
    case "longestList":
      return value === null || (typeof value === "number" && value >= 0);
    case "retryAfter":
      return value === null || typeof value === "string";
    case "pageTokenEpoch":
    case "searchTracksMaxLimit":
    case "tokenLifetimeSeconds":
      return typeof value === "number";
    default:
      return false;
  }
}
