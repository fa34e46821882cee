import { jsonReply, type Reply } from "../reply.ts";

type LoginErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_token"
  | "unsupported_grant_type";

/** The error body of OAuth (RFC 6749, 5.2) with Amazon's additions; always 400, as the page on the code grant says. */
export function refuse(error: LoginErrorCode, description: string): Reply {
  return jsonReply(400, {
    error,
    error_description: description,
    request_id: "00000000-0000-4000-8000-000000000000",
  });
}
