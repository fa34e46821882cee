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
  createPersonal,
  createReceipt,
  createStaleness,
  createWave,
  type Catalog,
  type Coalescer,
  type Cursors,
  type Personal,
  type Receipt,
  type Staleness,
  type Store,
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
  admit(caller: Caller, lane: Lane): Admission;
}

export interface Admission {
  /** Loaders of what everybody may see. */
  readonly catalog: Catalog;
  /** Loaders of what is the caller's own. */
  readonly personal: Personal;
  readonly cursors: Cursors;
}

/** What resolvers work with. They run for admitted requests alone. */
export interface Context extends Arrival, Admission {}

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
      admit: () => {
        throw new Error("Nobody can be let in without a token.");
      },
    };
  return {
    requestId,
    isRouter,
    receipt,
    staleness,
    async identify() {
      const checked = foundation.callers.check(accessToken);
      const caller =
        checked instanceof Promise
          ? await visit.deadline.wait(checked)
          : checked;
      if (!("reason" in caller))
        await foundation.territories.recall(caller.callerId);
      return caller;
    },
    admit: (caller, lane) =>
      admit(foundation, visit, {
        accessToken,
        caller,
        lane,
        receipt,
        staleness,
      }),
  };
}

const noToken: Refusal = {
  reason:
    "This needs a Login with Amazon access token, as `Authorization: Bearer …`.",
};

/** Of a request's time, for how much of it one slow call may keep others back. */
const maxHoldShare = 0.25;

interface Admitted {
  readonly accessToken: string;
  readonly caller: Caller;
  readonly lane: Lane;
  readonly receipt: Receipt | null;
  readonly staleness: Staleness;
}

function admit(
  foundation: Foundation,
  { language, imageStyle, deadline }: Visit,
  { accessToken, caller: { callerId }, lane, receipt, staleness }: Admitted,
): Admission {
  const { amazonMusic, callers, credential, cursors, store, territory } =
    foundation;
  const { coalescer, territories } = foundation;
  const wave = createWave({ maxHoldMs: deadline.timeoutMs * maxHoldShare });
  const callersAsk: Ask = {
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
  const gatewaysToken = credential?.accessToken ?? null;
  const gatewaysAsk: Ask | null =
    credential === null || gatewaysToken === null
      ? null
      : {
          accessToken: gatewaysToken,
          language,
          imageStyle,
          isGateways: true,
          renew: (refused) => credential.renew(refused),
        };
  const own = { amazonMusic, callerId, cursors, wave };
  return {
    cursors,
    personal: createPersonal({ ...own, ask: callersAsk }),
    catalog: createCatalog({
      ...own,
      store,
      coalescer,
      until: deadline,
      lane,
      receipt,
      staleness,
      ask: gatewaysAsk ?? callersAsk,
      ...(gatewaysAsk === null
        ? {
            scope: () =>
              // Of unknown territory, two callers may mean different things by one id.
              territory ?? territories.of(callerId) ?? `caller-${callerId}`,
            reader: callerId,
            onTerritory: (code: string) => {
              if (territory === null) territories.learn(callerId, code);
            },
          }
        : { scope: () => territory ?? "gateway", reader: "gateway" }),
    }),
  };
}
