/** What an answer in the making waits for. */
export interface Waits {
  add(late: Promise<unknown>): void;
  readonly isEmpty: boolean;
  /** Resolves with the first that is there: true, or false where it could not be had. */
  readonly first: Promise<boolean>;
}

export function createWaits(): Waits {
  return new AnswerWaits();
}

/** A class for the reason that `RequestDeadline` of `amazon-music/` tells. */
class AnswerWaits implements Waits {
  isEmpty = true;
  readonly first: Promise<boolean>;
  readonly #succeed: () => void;
  readonly #fail: () => void;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.first = promise;
    this.#succeed = () => resolve(true);
    this.#fail = () => resolve(false);
  }

  add(late: Promise<unknown>): void {
    this.isEmpty = false;
    late.then(this.#succeed, this.#fail);
  }
}
