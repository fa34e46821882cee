import type { Lane } from "./amazon-music/index.ts";
import type { Caller, Refusal } from "./identity/index.ts";
import {
  closedPersonal,
  createIngredients,
  createPersonal,
  createReceipt,
  createStaleness,
  createWave,
  whenThere,
  type Catalog,
  type ClosedPersonal,
  type Cursors,
  type Ingredients,
  type Personal,
  type Receipt,
  type Soon,
  type Staleness,
  type Wave,
} from "./loaders/index.ts";
import {
  toAudience,
  toCallersAsk,
  toCatalog,
  openMemory,
  type Audience,
  type Foundation,
  type Guest,
  type Visit,
} from "./reading.ts";

export type { Audience, Foundation, Lane, Visit };

/** A request that has arrived: nothing is known of who asks, and nothing can be read. */
export interface Arrival {
  readonly requestId: string;
  /** Whether entities may be asked for as a router does. */
  readonly isRouter: boolean;
  /** What the operation costs; null where nobody asks. */
  readonly receipt: Receipt | null;
  /** What of the answer is no longer fresh. */
  readonly staleness: Staleness;
  /** Resolves when that has come about, or when nobody waits for the answer any more. */
  wait(event: Promise<void>): Promise<void>;
  /** Finds out who asks, at once where that is remembered. Rejects where it cannot be told now. */
  identify(): Soon<Caller | Refusal>;
  /**
   * What a caller who has been identified may read, and who goes before them
   * where calls are short. Whoever was admitted to the catalogue before goes on
   * in it: what has been looked up, or has failed, is not asked for again.
   */
  admit(caller: Caller, lane: Lane): OwnAdmission;
  /**
   * As `admit`, to what everybody may see and nothing else: the answer is fit
   * for others too. Once for a request: what has failed is not asked for again.
   */
  admitToCatalog(caller: Caller, lane: Lane): CatalogAdmission;
  /** As `admitToCatalog`, as far as memory holds it: what asks for more than that throws. All that resolvers work with. */
  admitToMemory(caller: Caller): Arrival & MemoryAdmission;
  /** All that an answer of the catalogue depends on besides its operation. */
  toAudience(caller: Caller): Audience;
}

interface AnyAdmission {
  /** Loaders of what everybody may see. */
  readonly catalog: Catalog;
  readonly cursors: Cursors;
}

/** For an answer that may hold what is the caller's own: nobody is told of what it is made. */
export interface OwnAdmission extends AnyAdmission {
  /** Loaders of what is the caller's own. */
  readonly personal: Personal;
  readonly ingredients: null;
}

/** For an answer that may be given to others: it is made without any loader of what is somebody's own. */
export interface CatalogAdmission extends AnyAdmission {
  readonly personal: ClosedPersonal;
  readonly ingredients: Ingredients;
  /** Whom the answer is fit for, as far as was known when it was begun. */
  readonly audience: Audience;
  /** As it is known now. */
  readAudience(): Audience;
  /** Has `tell` told before look-ups that were kept back go out together: what it asks for goes with them. */
  readonly watchLeave: (tell: () => void) => void;
}

/** For an answer that is made at once, out of memory, or not at all. */
export interface MemoryAdmission extends CatalogAdmission {
  /** The answer is made: counts what was looked up for it. */
  settle(): void;
}

export type Admission = OwnAdmission | CatalogAdmission;

/** What resolvers work with. They run for admitted requests alone. */
export type Context = Arrival & Admission;

/** Cheap, no I/O, and does not throw for a bad token: it runs before the query is parsed. */
export function createArrival(foundation: Foundation, visit: Visit): Arrival {
  const { requestId, accessToken, isRouter, deadline } = visit;
  const wait = (event: Promise<void>): Promise<void> =>
    deadline.wait(event).catch(() => undefined);
  const receipt = visit.wantsReceipt ? createReceipt() : null;
  const staleness = createStaleness();
  if (accessToken === null)
    return {
      requestId,
      isRouter,
      receipt,
      staleness,
      wait,
      identify: () => noToken,
      admit: refuseEntry,
      admitToCatalog: refuseEntry,
      admitToMemory: refuseEntry,
      toAudience: refuseEntry,
    };
  let identified: Soon<Caller | Refusal> | undefined;
  let wave: Wave | undefined;
  let admitted: CatalogAdmission | undefined;
  const toGuest = (caller: Caller, lane: Lane): Guest => ({
    accessToken,
    caller,
    lane,
    receipt,
    staleness,
    wave: (wave ??= toWave(visit)),
  });
  const arrival: Arrival = {
    requestId,
    isRouter,
    receipt,
    staleness,
    wait,
    identify: () => (identified ??= identify(foundation, visit, accessToken)),
    admit: (caller, lane) =>
      admit(foundation, visit, toGuest(caller, lane), admitted?.catalog),
    admitToCatalog: (caller, lane) =>
      (admitted ??= admitToCatalog(foundation, visit, toGuest(caller, lane))),
    admitToMemory: (caller) =>
      admitToMemory(foundation, visit, caller, arrival),
    toAudience: (caller) => toAudience(foundation, visit, caller),
  };
  return arrival;
}

function refuseEntry(): never {
  throw new Error("Nobody can be let in without a token.");
}

function identify(
  { callers, territory, territories }: Foundation,
  { deadline }: Visit,
  accessToken: string,
): Soon<Caller | Refusal> {
  const checked = callers.check(accessToken);
  return whenThere(
    checked instanceof Promise ? deadline.wait(checked) : checked,
    (caller) =>
      "reason" in caller || territory !== null
        ? caller
        : whenThere(territories.recall(caller.callerId), () => caller),
  );
}

const noToken: Refusal = {
  reason:
    "This needs a Login with Amazon access token, as `Authorization: Bearer …`.",
};

/** Of a request's time, for how much of it one slow call may keep others back. */
const maxHoldShare = 0.25;

/** @param catalog That which the guest was admitted to before. */
function admit(
  foundation: Foundation,
  visit: Visit,
  guest: Guest,
  catalog: Catalog | undefined,
): OwnAdmission {
  const { amazonMusic, cursors } = foundation;
  const { caller, wave } = guest;
  const { callerId } = caller;
  const ask = toCallersAsk(foundation, visit, guest);
  return {
    cursors,
    personal: createPersonal({ amazonMusic, ask, callerId, cursors, wave }),
    catalog: catalog ?? toCatalog(foundation, visit, guest, null),
    ingredients: null,
  };
}

function admitToCatalog(
  foundation: Foundation,
  visit: Visit,
  guest: Guest,
): CatalogAdmission {
  const ingredients = createIngredients();
  return {
    cursors: foundation.cursors,
    personal: closedPersonal,
    catalog: toCatalog(foundation, visit, guest, ingredients),
    ingredients,
    audience: toAudience(foundation, visit, guest.caller),
    readAudience: () => toAudience(foundation, visit, guest.caller),
    watchLeave: guest.wave.onLeave,
  };
}

function toWave({ deadline }: Visit): Wave {
  return createWave({ maxHoldMs: deadline.timeoutMs * maxHoldShare });
}

function admitToMemory(
  foundation: Foundation,
  visit: Visit,
  caller: Caller,
  arrival: Arrival,
): Arrival & MemoryAdmission {
  const { catalog, ingredients } = openMemory(foundation, visit, caller);
  return {
    // Spread first and alone, which is how V8 copies an object fastest.
    ...arrival,
    cursors: foundation.cursors,
    personal: closedPersonal,
    catalog,
    ingredients,
    audience: toAudience(foundation, visit, caller),
    readAudience: () => toAudience(foundation, visit, caller),
    watchLeave: () => undefined,
    settle: () => foundation.store.onLookUp?.("memory", ingredients.count),
  };
}
