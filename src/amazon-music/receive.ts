import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";

/** An answer, all of which is there. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ReceiveOptions {
  /** From now to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Aborted by who does not want the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Told when the request goes on the wire: before, it may wait for a connection. */
  readonly onSent: () => void;
  /** Told when the answer begins. */
  readonly onStatus: (status: number) => void;
}

/** The answer was not waited for any longer. */
export class GivenUp extends Error {
  override readonly name = "GivenUp";
  /** Whether its time was over; else somebody did not want it any more. */
  readonly isLate: boolean;

  constructor(isLate: boolean, options?: ErrorOptions) {
    super("The answer is not waited for any longer", options);
    this.isLate = isLate;
  }
}

/**
 * Sends a request and waits for all of its answer. Undici's own `request` makes
 * a stream of each answer, which cannot be given up before it has a connection,
 * and holds on to the text for as long as the stream is there: where many
 * requests wait at once, all texts grew old with them and had to be collected
 * at great cost.
 */
export function receive(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  { timeoutMs, signal, onSent, onStatus }: ReceiveOptions,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    let sending: Dispatcher.DispatchController | undefined;
    let givenUp: GivenUp | undefined;
    const giveUp = (reason: GivenUp): void => {
      givenUp = reason;
      sending?.abort(reason);
      fail(reason);
    };
    const leave = (): void =>
      giveUp(new GivenUp(false, { cause: signal?.reason }));
    const timer = setTimeout(
      () => giveUp(new GivenUp(true)),
      timeoutMs,
    ).unref();
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
    };
    const fail = (error: Error): void => {
      settle();
      reject(error);
    };
    if (signal?.aborted === true) return leave();
    signal?.addEventListener("abort", leave);

    let status = 0;
    let headers: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    dispatcher.dispatch(request, {
      onRequestStart(controller) {
        // Given up while it waited for a connection.
        if (givenUp !== undefined) return controller.abort(givenUp);
        sending = controller;
        onSent();
      },
      onResponseStart(_, code, fields) {
        // What comes before the answer, such as 103, is none.
        if (code < 200) return;
        status = code;
        headers = fields;
        onStatus(code);
      },
      onResponseData: (_, chunk) => void chunks.push(chunk),
      onResponseEnd() {
        settle();
        resolve({ status, headers, body: utf8.decode(Buffer.concat(chunks)) });
      },
      onResponseError: (_, error) => fail(error),
    });
  });
}

const utf8 = new TextDecoder();
