import type {
  AmazonMusic,
  Ask,
  Deadline,
  ImageStyle,
  Lane,
  Language,
} from "./amazon-music/index.ts";
import type {
  Caller,
  Callers,
  Credential,
  Refusal,
  Territories,
} from "./identity/index.ts";
import {
  createCatalog,
  createClosedPersonal,
  createIngredients,
  createPersonal,
  createReceipt,
  createStaleness,
  createWave,
  type Catalog,
  type CatalogOptions,
  type ClosedPersonal,
  type Coalescer,
  type Cursors,
  type Ingredients,
  type Personal,
  type Receipt,
  type Staleness,
  type Store,
  type Wave,
} from "./loaders/index.ts";

/** A request that has arrived: nothing is known of who asks, and nothing can be read. */
export interface Arrival {
  readonly requestId: string;
  /** Whether entities may be asked for as a router does. */
  readonly isRouter: boolean;
  /** What the operation costs; null where nobody asks. */
  readonly receipt: Receipt | null;
  /** What of the answer is no longer fresh. */
  readonly staleness: Staleness;
  /** Finds out who asks. Rejects where that cannot be told now. */
  identify(): Promise<Caller | Refusal>;
  /** What a caller who has been identified may read, and who goes before them where calls are short. */
  admit(caller: Caller, lane: Lane): OwnAdmission;
  /** As `admit`, to what everybody may see and nothing else: the answer is fit for others too. */
  admitToCatalog(caller: Caller, lane: Lane): CatalogAdmission;
  /** All that an answer of the catalogue depends on besides its operation. */
  toAudience(caller: Caller): Audience;
}

/** Who would be given the same answers. */
export interface Audience {
  /** Whose catalogue, in which language and with which images. It changes when the caller's territory shows. */
  readonly catalog: string;
  /** Besides, for places in lists: under whose name they are read. */
  readonly reader: string;
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
}

export type Admission = OwnAdmission | CatalogAdmission;

/** What resolvers work with. They run for admitted requests alone. */
export type Context = Arrival & Admission;

/** What lives as long as the gateway, and every context is made of. */
export interface Foundation {
  readonly amazonMusic: AmazonMusic;
  readonly callers: Callers;
  /** The gateway's own; null where callers' tokens read the catalogue. */
  readonly credential: Credential | null;
  readonly territories: Territories;
  readonly store: Store;
  readonly coalescer: Coalescer;
  readonly cursors: Cursors;
  /** Territory of this gateway's catalogue; null where it follows who reads it. */
  readonly territory: string | null;
}

/** What a request brings. */
export interface Visit {
  readonly requestId: string;
  /** Null where the request bears no token, or none that could be one. */
  readonly accessToken: string | null;
  readonly language: Language | undefined;
  readonly imageStyle: ImageStyle | undefined;
  /** Whether it bears the secret that routers share with the gateway, if there is one. */
  readonly isRouter: boolean;
  readonly wantsReceipt: boolean;
  /** Until when its answer is waited for. */
  readonly deadline: Deadline;
}

/** Cheap, no I/O, and does not throw for a bad token: it runs before the query is parsed. */
export function createArrival(foundation: Foundation, visit: Visit): Arrival {
  const { requestId, accessToken, isRouter } = visit;
  const receipt = visit.wantsReceipt ? createReceipt() : null;
  const staleness = createStaleness();
  if (accessToken === null)
    return {
      requestId,
      isRouter,
      receipt,
      staleness,
      identify: () => Promise.resolve(noToken),
      admit: refuseEntry,
      admitToCatalog: refuseEntry,
      toAudience: refuseEntry,
    };
  let identified: Promise<Caller | Refusal> | undefined;
  const toGuest = (caller: Caller, lane: Lane): Guest => ({
    accessToken,
    caller,
    lane,
    receipt,
    staleness,
  });
  return {
    requestId,
    isRouter,
    receipt,
    staleness,
    identify: () => (identified ??= identify(foundation, visit, accessToken)),
    admit: (caller, lane) => admit(foundation, visit, toGuest(caller, lane)),
    admitToCatalog: (caller, lane) =>
      admitToCatalog(foundation, visit, toGuest(caller, lane)),
    toAudience: (caller) => toAudience(foundation, visit, caller),
  };
}

function refuseEntry(): never {
  throw new Error("Nobody can be let in without a token.");
}

async function identify(
  { callers, territories }: Foundation,
  { deadline }: Visit,
  accessToken: string,
): Promise<Caller | Refusal> {
  const checked = callers.check(accessToken);
  const caller =
    checked instanceof Promise ? await deadline.wait(checked) : checked;
  if (!("reason" in caller)) await territories.recall(caller.callerId);
  return caller;
}

const noToken: Refusal = {
  reason:
    "This needs a Login with Amazon access token, as `Authorization: Bearer …`.",
};

/** Of a request's time, for how much of it one slow call may keep others back. */
const maxHoldShare = 0.25;

interface Guest {
  readonly accessToken: string;
  readonly caller: Caller;
  readonly lane: Lane;
  readonly receipt: Receipt | null;
  readonly staleness: Staleness;
}

function admit(
  foundation: Foundation,
  visit: Visit,
  guest: Guest,
): OwnAdmission {
  const { amazonMusic, cursors } = foundation;
  const { callerId } = guest.caller;
  const wave = toWave(visit);
  const ask = toCallersAsk(foundation, visit, guest);
  return {
    cursors,
    personal: createPersonal({ amazonMusic, ask, callerId, cursors, wave }),
    catalog: toCatalog(foundation, visit, guest, { wave, ingredients: null }),
    ingredients: null,
  };
}

function admitToCatalog(
  foundation: Foundation,
  visit: Visit,
  guest: Guest,
): CatalogAdmission {
  const ingredients = createIngredients();
  const wave = toWave(visit);
  return {
    cursors: foundation.cursors,
    personal: createClosedPersonal(),
    catalog: toCatalog(foundation, visit, guest, { wave, ingredients }),
    ingredients,
    audience: toAudience(foundation, visit, guest.caller),
    readAudience: () => toAudience(foundation, visit, guest.caller),
  };
}

function toWave({ deadline }: Visit): Wave {
  return createWave({ maxHoldMs: deadline.timeoutMs * maxHoldShare });
}

function toCallersAsk(
  { callers }: Foundation,
  { language, imageStyle, deadline }: Visit,
  { accessToken, lane, receipt }: Guest,
): Ask {
  return {
    accessToken,
    language,
    imageStyle,
    lane,
    deadline: deadline.at,
    get signal() {
      return deadline.signal;
    },
    onExchange:
      receipt === null ? undefined : (call) => receipt.call(call, true),
    renew(refused) {
      callers.forget(refused);
      return Promise.resolve(null);
    },
  };
}

/** Null where callers' tokens read the catalogue. */
function toGatewaysAsk(
  { credential }: Foundation,
  { language, imageStyle }: Visit,
): Ask | null {
  const accessToken = credential?.accessToken ?? null;
  return credential === null || accessToken === null
    ? null
    : {
        accessToken,
        language,
        imageStyle,
        isGateways: true,
        renew: (refused) => credential.renew(refused),
      };
}

/** Whose catalogue a caller reads, and under whose name its lists are read. */
function toReading(
  { territory, territories }: Foundation,
  { callerId }: Caller,
  isGateways: boolean,
): Pick<CatalogOptions, "scope" | "reader"> {
  return isGateways
    ? { scope: () => territory ?? "gateway", reader: "gateway" }
    : {
        scope: () =>
          // Of unknown territory, two callers may mean different things by one id.
          territory ?? territories.of(callerId) ?? `caller-${callerId}`,
        reader: callerId,
      };
}

function toAudience(
  foundation: Foundation,
  { language, imageStyle }: Visit,
  caller: Caller,
): Audience {
  const isGateways = (foundation.credential?.accessToken ?? null) !== null;
  const { scope, reader } = toReading(foundation, caller, isGateways);
  const how = `${language ?? "-"}:${imageStyle ?? "-"}`;
  return { catalog: `${scope()}:${how}`, reader };
}

function toCatalog(
  foundation: Foundation,
  visit: Visit,
  guest: Guest,
  made: Pick<CatalogOptions, "wave" | "ingredients">,
): Catalog {
  const { amazonMusic, cursors, store, coalescer } = foundation;
  const { territory, territories } = foundation;
  const { caller, lane, receipt, staleness } = guest;
  const gatewaysAsk = toGatewaysAsk(foundation, visit);
  return createCatalog({
    ...made,
    ...toReading(foundation, caller, gatewaysAsk !== null),
    amazonMusic,
    cursors,
    store,
    coalescer,
    until: visit.deadline,
    lane,
    receipt,
    staleness,
    ask: gatewaysAsk ?? toCallersAsk(foundation, visit, guest),
    ...(gatewaysAsk === null && {
      onTerritory: (code: string) => {
        if (territory === null) territories.learn(caller.callerId, code);
      },
    }),
  });
}
