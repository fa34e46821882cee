/** The header by which the gateway is asked for a receipt. */
export const receiptHeader = "x-upstream-receipt";

/** How many ids one call to Amazon can ask for. */
export const fullCall = 100;

/** From the cheapest to the dearest. `stale` is no place of its own: it is counted besides. */
export const sources = [
  "stub",
  "memory",
  "redis",
  "coalesced",
  "fetched",
] as const;

export type Source = (typeof sources)[number];

export interface ReceiptCall {
  readonly method: string;
  readonly path: string;
  /** 0 where the call is no look-up by ids. */
  readonly ids: number;
  /** 0 where no answer came. */
  readonly status: number;
  readonly attempt: number;
  readonly ms: number;
  /** True where another request had caused the call, and this one waited for it. */
  readonly coalesced: boolean;
}

/** A part of the answer that is past its time. */
export interface StalePart {
  /** Such as `album.title`. */
  readonly path: string;
  /** In words; empty where the gateway did not say. */
  readonly age: string;
}

/** What one operation cost, as the pane shows it. */
export interface Receipt {
  readonly operationName: string;
  /** From the question to the answer, seen from the page. */
  readonly ms: number;
  readonly calls: readonly ReceiptCall[];
  readonly entities: Readonly<Record<Source | "stale", number>>;
  readonly staleParts: readonly StalePart[];
}

/** The receipt in the `extensions` of an answer; null where there is none, as when nothing was run. */
export function parseReceipt(
  extensions: unknown,
  operation: { readonly operationName: string; readonly ms: number },
): Receipt | null {
  const upstream = isRecord(extensions) ? extensions["upstream"] : undefined;
  if (!isRecord(upstream) || !Array.isArray(upstream["calls"])) return null;
  const counts = isRecord(upstream["entities"]) ? upstream["entities"] : {};
  return {
    ...operation,
    calls: upstream["calls"].filter(isRecord).map(toCall),
    entities: {
      stub: toNumber(counts["stub"]),
      memory: toNumber(counts["memory"]),
      redis: toNumber(counts["redis"]),
      coalesced: toNumber(counts["coalesced"]),
      fetched: toNumber(counts["fetched"]),
      stale: toNumber(counts["stale"]),
    },
    staleParts: toStaleParts(extensions),
  };
}

type UnknownRecord = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toNumber(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function toCall(call: UnknownRecord): ReceiptCall {
  return {
    method: toText(call["method"]),
    path: toText(call["path"]),
    ids: toNumber(call["ids"]),
    status: toNumber(call["status"]),
    attempt: toNumber(call["attempt"]),
    ms: toNumber(call["ms"]),
    coalesced: call["coalesced"] === true,
  };
}

/** `extensions.stale`: a list of paths in the answer, each with its age. */
function toStaleParts(extensions: unknown): StalePart[] {
  const stale = isRecord(extensions) ? extensions["stale"] : undefined;
  if (!Array.isArray(stale)) return [];
  return stale.filter(isRecord).map(({ path, ageMs, ageS, age }) => ({
    path: Array.isArray(path) ? path.join(".") : toText(path),
    age: toAge(toNumber(ageMs) / 1000 || toNumber(ageS) || toNumber(age)),
  }));
}

function toAge(seconds: number): string {
  if (seconds <= 0) return "";
  if (seconds < 90) return `${Math.round(seconds)} s old`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min old`;
  return `${Math.round(seconds / 3600)} h old`;
}

/** In one sentence: what a reader wants to know before the details. */
export function summarise({ calls }: Receipt): string {
  const joined = calls.filter(({ coalesced }) => coalesced).length;
  const own = calls.length - joined;
  if (calls.length === 0) return "No call to Amazon";
  const ownText = own === 1 ? "1 call to Amazon" : `${own} calls to Amazon`;
  if (joined === 0) return ownText;
  return own === 0
    ? `Waited for ${joined} of another request`
    : `${ownText}, ${joined} more of other requests`;
}
