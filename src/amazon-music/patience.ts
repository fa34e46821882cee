import { setTimeout } from "node:timers/promises";
import {
  createBreaker,
  type BreakerChange,
  type BreakerState,
} from "./breaker.ts";
import type { Clock } from "./clock.ts";
import { AmazonMusicError } from "./error.ts";
import type { Governor } from "./governor.ts";
import {
  amazonMusicOperations,
  toOperation,
  type AmazonMusicOperation,
} from "./operation.ts";
import {
  createRetryBudget,
  isRepeatable,
  maxRetries,
  toRetryPauseMs,
} from "./retry.ts";
import type { Ask, Call } from "./send.ts";
import type { Transport } from "./transport.ts";
import type { TurnAsk } from "./turn.ts";

/**
 * Makes a call in spite of what may pass: it goes in its turn, is repeated
 * where that may help and does no harm, and is not made at all while Amazon
 * fails. Nobody above repeats a call.
 */
export interface Patience {
  send(
    call: Call,
    headers: Readonly<Record<string, string>>,
    ask: Ask,
  ): Promise<unknown>;
  readonly breakers: Readonly<Record<AmazonMusicOperation, BreakerState>>;
  readonly tries: { readonly first: number; readonly retries: number };
}

export interface PatienceOptions {
  readonly transport: Transport;
  readonly governor: Governor;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onBreakerChange: ((change: BreakerChange) => void) | undefined;
}

/** What of an ask goes on with each attempt. */
type PatientAsk = TurnAsk & Pick<Ask, "turn" | "onExchange">;

/** What a call has that says nothing of a deadline. */
const defaultDeadlineMs = 10_000;

export function createPatience(options: PatienceOptions): Patience {
  const { transport, governor, clock, random, onBreakerChange } = options;
  const retryBudget = createRetryBudget();
  const breakers = new Map(
    amazonMusicOperations.map((operation) => [
      operation,
      createBreaker({ operation, onChange: onBreakerChange, random }),
    ]),
  );
  const breakerOf = (operation: AmazonMusicOperation) => {
    const breaker = breakers.get(operation);
    if (breaker === undefined) throw new Error(`no breaker for ${operation}`);
    return breaker;
  };

  function tryOnce(
    call: Call,
    headers: Readonly<Record<string, string>>,
    ask: PatientAsk,
    attempt: number,
    onSend: () => void,
  ): Promise<unknown> {
    const breaker = breakerOf(toOperation(call));
    const pass = () =>
      governor.pass(call, ask, (progress) => {
        breaker.assertClosed(call);
        onSend();
        return transport.send({
          ...call,
          headers,
          attempt,
          progress,
          signal: ask.signal,
          onExchange: ask.onExchange,
        });
      });
    return breaker.run(call, pass, ask.signal);
  }

  /** Whether the retry may be made, when its pause is over. */
  async function pause(
    call: Call,
    error: unknown,
    retry: number,
    ask: PatientAsk,
    deadline: number,
  ): Promise<boolean> {
    if (!(error instanceof AmazonMusicError)) return false;
    if (!isRepeatable(call, error.kind)) return false;
    const pauseMs = toRetryPauseMs(retry, random);
    if (retry > maxRetries || clock.now() + pauseMs >= deadline) return false;
    if (ask.signal?.aborted === true || !retryBudget.spend()) return false;
    const { signal } = ask;
    return setTimeout(pauseMs, true, { ...(signal && { signal }) }).catch(
      () => false,
    );
  }

  return {
    async send(call, headers, given) {
      const deadline = given.deadline ?? clock.now() + defaultDeadlineMs;
      // Named one by one: a spread would lose `signal` where a class gets it.
      const { lane, signal, turn, onExchange } = given;
      const ask: PatientAsk = { lane, deadline, signal, turn, onExchange };
      let wasInDoubt = false;
      for (let attempt = 1; ; attempt += 1) {
        let isSent = false;
        try {
          return await tryOnce(call, headers, ask, attempt, () => {
            isSent = true;
            if (attempt === 1) retryBudget.earn();
          });
        } catch (error) {
          // What was refused here, for want of room or of an Amazon that works, would be so again.
          if (!isSent || !(await pause(call, error, attempt, ask, deadline)))
            throw wasInDoubt ? toDoubtful(error) : error;
          wasInDoubt ||= isInDoubt(error);
        } finally {
          ask.turn?.release();
        }
      }
    },
    get breakers() {
      const state = (operation: AmazonMusicOperation): BreakerState =>
        breakerOf(operation).state;
      return {
        catalog: state("catalog"),
        personal: state("personal"),
        search: state("search"),
        write: state("write"),
      };
    },
    get tries() {
      return { first: retryBudget.firstTries, retries: retryBudget.retries };
    },
  };
}

function isInDoubt(error: unknown): boolean {
  return error instanceof AmazonMusicError && error.isInDoubt;
}

/** What became of the last attempt does not tell what became of those before it. */
function toDoubtful(error: unknown): unknown {
  if (!(error instanceof AmazonMusicError)) return error;
  const { kind, message, cause } = error;
  return new AmazonMusicError(kind, message, {
    ...error,
    isInDoubt: true,
    cause,
  });
}
