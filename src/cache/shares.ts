import type { ScriptRunner } from "./keyv-cache.ts";
import {
  newTableMs,
  parseAnswer,
  recordMs,
  shareScript,
  toArguments,
  type Grant,
  type Report,
} from "./share-script.ts";

/**
 * One total, divided among members of whom each may be a process of its own. What all hold together never exceeds it, also
 * while members come, go and die, and Redis with them.
 *
 * A member reports a few times a second what it holds and what it wants, and is told what it may hold. Without an answer its
 * lease ends; then it holds the safe share, as all do that cannot tell who else is there.
 */
export interface Shares {
  /** What may be held now. It falls by itself when the lease ends. */
  readonly capacity: number;
  readonly source: "shared" | "alone";
  join(holder: ShareHolder): void;
  /** More is wanted than there is: reports at once, though not more than twenty times a second. */
  want(): void;
  /** All members are to hold back. */
  restrain(restraint: ShareRestraint): void;
  /** Gives back what is held. */
  close(): Promise<void>;
}

export interface ShareRestraint {
  readonly pauseMs: number;
  /** The part that each may use of what it holds. */
  readonly share: number;
}

export interface ShareHolder {
  /** What is in use and cannot be let go. */
  taken(): number;
  /** What could be put to use, `taken` included. */
  wanted(): number;
  onChange(): void;
  onRestraint(restraint: ShareRestraint): void;
}

export interface SharesOptions {
  readonly redis: ScriptRunner;
  /** The key of the table. */
  readonly name: string;
  readonly total: number;
  /** How many members there may be at most. */
  readonly members: number;
  /** The same for no other member. */
  readonly member: string;
  readonly onSourceChange?: (
    source: Shares["source"],
    capacity: number,
  ) => void;
  /** Milliseconds since some moment; it must not be set back. */
  readonly now?: () => number;
  readonly after?: (ms: number, step: () => void) => () => void;
}

const reportEveryMs = 250;
const hastyReportMs = 50;

/** From before a report was sent: four reports may fail. What is held beyond the safe share is then no longer used. */
const leaseMs = 800;

/**
 * How long a report may be under way. What comes later is not carried out: a Redis that was frozen works off what lies in its
 * sockets, when who has sent that holds something else by now.
 */
const reportValidMs = 300;

/**
 * When a member without Redis may have the whole safe share, though it held less: by then its record has ended, and those who
 * have Redis have let go of what is reserved for it instead.
 */
const reservedAfterMs = recordMs + 2000;

/** The safe share of a total: at least 1, since a member that may hold nothing is of no use. */
export function toSafeShare(total: number, members: number): number {
  return Math.max(1, Math.floor(total / members));
}

export function createShares(options: SharesOptions): Shares {
  const { redis, name, total, members, member, onSourceChange } = options;
  const { now = performance.now.bind(performance), after = startTimer } =
    options;
  const safeShare = toSafeShare(total, members);
  const startedAt = now();
  let holder: ShareHolder | undefined;
  let lease = { held: 0, target: 0, endsAt: Number.NEGATIVE_INFINITY };
  /** What may be held without asking, from which moment on. */
  let reserved = { at: startedAt + newTableMs, before: 0 };
  /** By how much Redis's clock is ahead of ours, at least; not known without a lease. */
  let redisAheadMs: number | undefined;
  let source: Shares["source"] | undefined;
  let turn = 0;
  let isReporting = false;
  let isClosed = false;
  let reportedAt = Number.NEGATIVE_INFINITY;
  let notice: ShareRestraint = { pauseMs: 0, share: 1 };
  let cancelTimer: (() => void) | undefined;

  function readCapacity(): number {
    if (isClosed) return 0;
    if (now() < lease.endsAt) return Math.min(lease.held, lease.target);
    if (members === 1 || now() >= reserved.at) return safeShare;
    return reserved.before;
  }

  function become(next: Shares["source"]): void {
    if (source === next || isClosed) return;
    const isFirst = source === undefined;
    source = next;
    if (!isFirst || next === "alone") onSourceChange?.(next, readCapacity());
  }

  async function report(): Promise<void> {
    if (isReporting || isClosed) return;
    cancelTimer?.();
    isReporting = true;
    reportedAt = now();
    // Nothing is reported to a Redis that may not answer: a report that is carried out unheard is a record that may be wrong.
    if (now() >= lease.endsAt) {
      redisAheadMs = undefined;
      await ask(toReport({ pauseMs: 0, share: 1 }, 0));
    }
    if (isClosed) return;
    const sentAt = now();
    const told = notice;
    notice = { pauseMs: 0, share: 1 };
    const grant =
      redisAheadMs === undefined
        ? undefined
        : await tell(told, sentAt, redisAheadMs);
    isReporting = false;
    if (isClosed) return;
    if (grant === undefined) miss(told);
    else take(grant, sentAt);
    const isLettingGo = lease.target < lease.held;
    const isUrgent = isLettingGo || notice.pauseMs > 0 || notice.share < 1;
    cancelTimer = after(
      isUrgent ? hastyReportMs : reportEveryMs,
      () => void report(),
    );
  }

  function tell(
    restraint: ShareRestraint,
    sentAt: number,
    aheadMs: number,
  ): Promise<Grant | undefined> {
    const report = toReport(restraint, sentAt + aheadMs + reportValidMs);
    // It may be carried out though no answer comes: then that record has to end first.
    if (report.keep < safeShare)
      reserved = { ...reserved, at: sentAt + reservedAfterMs };
    return ask(report);
  }

  function toReport(restraint: ShareRestraint, validUntil: number): Report {
    const taken = holder?.taken() ?? 0;
    return {
      member,
      turn: (turn += 1),
      keep: Math.max(taken, readCapacity()),
      wanted: Math.min(total, holder?.wanted() ?? 0),
      total,
      safeShare,
      members,
      isLeaving: isClosed,
      validUntil,
      ...restraint,
    };
  }

  async function ask(report: Report): Promise<Grant | undefined> {
    const args = toArguments(report);
    const answer = parseAnswer(await redis.runScript(shareScript, name, args));
    // It was that late when Redis answered, and is later by now.
    if (answer !== undefined) redisAheadMs = answer.redisNow - now();
    return answer?.grant;
  }

  function take(grant: Grant, sentAt: number): void {
    const before = readCapacity();
    lease = { ...grant, endsAt: sentAt + leaseMs };
    reserved = {
      at: sentAt + reservedAfterMs,
      before: Math.min(readCapacity(), safeShare),
    };
    become("shared");
    if (grant.pauseMs > 0 || grant.share < 1) holder?.onRestraint(grant);
    if (readCapacity() > before) holder?.onChange();
  }

  function miss(told: ShareRestraint): void {
    notice = {
      pauseMs: Math.max(notice.pauseMs, told.pauseMs),
      share: Math.min(notice.share, told.share),
    };
    if (now() < lease.endsAt) return;
    if (readCapacity() > 0) become("alone");
    holder?.onChange();
  }

  function hasten(): void {
    if (isReporting || isClosed) return;
    const waitMs = reportedAt + hastyReportMs - now();
    if (waitMs <= 0) return void report();
    cancelTimer?.();
    cancelTimer = after(waitMs, () => void report());
  }

  return {
    get capacity() {
      return readCapacity();
    },
    get source() {
      return now() < lease.endsAt ? "shared" : "alone";
    },
    join(joined) {
      holder = joined;
      void report();
    },
    want: hasten,
    restrain({ pauseMs, share }) {
      notice = {
        pauseMs: Math.max(notice.pauseMs, pauseMs),
        share: Math.min(notice.share, share),
      };
      if (!isReporting) void report();
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      cancelTimer?.();
      // Whenever it comes, it is true: nothing is held after it.
      const validUntil = Number.MAX_SAFE_INTEGER;
      await ask(toReport({ pauseMs: 0, share: 1 }, validUntil));
    },
  };
}

function startTimer(ms: number, step: () => void): () => void {
  const timer = setTimeout(step, Math.ceil(ms));
  return () => clearTimeout(timer);
}
