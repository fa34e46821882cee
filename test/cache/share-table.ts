import { setTimeout } from "node:timers/promises";
import {
  createKeyvCache,
  createShares,
  type ShareRestraint,
  type Shares,
} from "../../src/cache/index.ts";

/** A member of a table of shares that puts to use what it may, as much as the test wants. */
export interface Member extends AsyncDisposable {
  readonly shares: Shares;
  /** How many it could use. It takes them as soon as it may. */
  wanted: number;
  /** What it holds in use now. Nothing is let go before it has cooled for a while. */
  readonly taken: number;
  readonly restraints: readonly ShareRestraint[];
  readonly sources: readonly string[];
}

export interface MemberOptions {
  readonly url: string;
  readonly name: string;
  readonly total?: number;
  readonly members?: number;
}

/** How long what was used is held: what a call's slot is, but shorter. */
const coolMs = 300;

export function startMember({
  url,
  name,
  total = 12,
  members = 4,
}: MemberOptions): Member {
  const redis = createKeyvCache({ url });
  const restraints: ShareRestraint[] = [];
  const sources: string[] = [];
  let taken = 0;
  const shares = createShares({
    redis,
    name: "shares",
    member: name,
    total,
    members,
    onSourceChange: (source) => sources.push(source),
  });
  const member = {
    shares,
    wanted: 0,
    restraints,
    sources,
    get taken() {
      return taken;
    },
    async [Symbol.asyncDispose]() {
      clearInterval(use);
      await shares.close();
      await redis.close();
    },
  };
  const use = setInterval(() => {
    while (taken < Math.min(member.wanted, shares.capacity)) {
      taken += 1;
      void setTimeout(coolMs).then(() => (taken -= 1));
    }
    if (member.wanted > taken) shares.want();
  }, 2);
  shares.join({
    taken: () => taken,
    wanted: () => Math.max(taken, member.wanted),
    onChange: () => undefined,
    onRestraint: (restraint) => restraints.push(restraint),
  });
  return member;
}

/** Watches how much members use together, until it is asked for the most. */
export function watchMost(members: () => readonly Member[]): () => number {
  let most = 0;
  const watch = setInterval(() => {
    const sum = members().reduce((total, { taken }) => total + taken, 0);
    most = Math.max(most, sum);
  }, 1);
  return () => {
    clearInterval(watch);
    return most;
  };
}
