/** What is wrong, in one line. Several addresses refused at once make an error with a code and no message. */
export function toReason(error: unknown): string {
  // Whatever a socket, the client or Keyv rejects with is an error.
  const { message, code } = error as NodeJS.ErrnoException;
  return message || (code ?? "unknown error");
}
