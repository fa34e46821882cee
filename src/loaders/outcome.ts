/** A value, null where there is known to be none, or why it is not known. */
export type Outcome<Value> = Value | null | Error;
