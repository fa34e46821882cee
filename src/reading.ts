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
  Territories,
} from "./identity/index.ts";
import {
  createCatalog,
  type Catalog,
  type CatalogOptions,
  type Coalescer,
  type Cursors,
  type MemoryCatalog,
  type MemoryCatalogs,
  type Receipt,
  type Staleness,
  type Store,
  type Wave,
} from "./loaders/index.ts";

/** What lives as long as the gateway, and every context is made of. */
export interface Foundation {
  readonly amazonMusic: AmazonMusic;
  readonly callers: Callers;
  /** The gateway's own; null where callers' tokens read the catalogue. */
  readonly credential: Credential | null;
  readonly territories: Territories;
  readonly store: Store;
  readonly memoryCatalogs: MemoryCatalogs;
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

/** Who would be given the same answers. */
export interface Audience {
  /** Whose catalogue, in which language and with which images. It changes when the caller's territory shows. */
  readonly catalog: string;
  /** Besides, for places in lists: under whose name they are read. */
  readonly reader: string;
}

/** Somebody who has been let in. */
export interface Guest {
  readonly accessToken: string;
  readonly caller: Caller;
  readonly lane: Lane;
  readonly receipt: Receipt | null;
  readonly staleness: Staleness;
  /** In which all of their look-ups wait for each other. */
  readonly wave: Wave;
}

export function toCallersAsk(
  { callers }: Foundation,
  visit: Visit,
  guest: Guest,
): Ask {
  return new CallersAsk(callers, visit, guest);
}

/** A class for the reason that `RequestDeadline` of `amazon-music/` tells. */
class CallersAsk implements Ask {
  readonly accessToken: string;
  readonly language: Language | undefined;
  readonly imageStyle: ImageStyle | undefined;
  readonly lane: Lane;
  readonly deadline: number;
  readonly onExchange: Ask["onExchange"];
  readonly renew: NonNullable<Ask["renew"]>;
  readonly #deadline: Deadline;

  constructor(
    callers: Callers,
    { language, imageStyle, deadline }: Visit,
    { accessToken, lane, receipt }: Guest,
  ) {
    this.accessToken = accessToken;
    this.language = language;
    this.imageStyle = imageStyle;
    this.lane = lane;
    this.deadline = deadline.at;
    this.onExchange =
      receipt === null ? undefined : (call) => receipt.call(call, true);
    this.renew = (refused) => {
      callers.forget(refused);
      return Promise.resolve(null);
    };
    this.#deadline = deadline;
  }

  get signal(): AbortSignal {
    return this.#deadline.signal;
  }
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
  { credential, territory, territories }: Foundation,
  { callerId }: Caller,
): Pick<CatalogOptions, "scope" | "reader"> {
  return (credential?.accessToken ?? null) !== null
    ? { scope: () => territory ?? "gateway", reader: "gateway" }
    : {
        scope: () =>
          // Of unknown territory, two callers may mean different things by one id.
          territory ?? territories.of(callerId) ?? `caller-${callerId}`,
        reader: callerId,
      };
}

export function toAudience(
  foundation: Foundation,
  { language, imageStyle }: Visit,
  caller: Caller,
): Audience {
  const { scope, reader } = toReading(foundation, caller);
  const how = `${language ?? "-"}:${imageStyle ?? "-"}`;
  return { catalog: `${scope()}:${how}`, reader };
}

/** The catalogue that a caller reads, through the stores. */
export function toCatalog(
  foundation: Foundation,
  visit: Visit,
  guest: Guest,
  ingredients: CatalogOptions["ingredients"],
): Catalog {
  const { amazonMusic, cursors, store, coalescer } = foundation;
  const { territory, territories } = foundation;
  const { caller, lane, receipt, staleness, wave } = guest;
  const gatewaysAsk = toGatewaysAsk(foundation, visit);
  return createCatalog({
    ...toReading(foundation, caller),
    amazonMusic,
    cursors,
    store,
    coalescer,
    until: visit.deadline,
    lane,
    receipt,
    staleness,
    wave,
    ingredients,
    ask: gatewaysAsk ?? toCallersAsk(foundation, visit, guest),
    ...(gatewaysAsk === null && {
      onTerritory: (code: string) => {
        if (territory === null) territories.learn(caller.callerId, code);
      },
    }),
  });
}

/** The same, as far as memory holds it fresh. */
export function openMemory(
  foundation: Foundation,
  { language, imageStyle }: Visit,
  caller: Caller,
): MemoryCatalog {
  const { scope, reader } = toReading(foundation, caller);
  const manner = { scope: scope(), language, imageStyle };
  return foundation.memoryCatalogs.open(manner, reader);
}
