import { errorCodes } from "../../src/graphql/error-code.ts";
import type { HostileAnswer } from "./hostile-send.ts";

/** Traces of the inside: frames of a stack, paths, what the HTTP client and the sandbox call their faults. */
const traces =
  /\\n {4}at |\.[jt]s:\d+|node_modules|file:\/\/|\/src\/|ECONN|UND_ERR|HPE_|sandboxBug|TypeError|RangeError|SyntaxError:|Cannot read prop/;

/** The codes that hostile input may be refused with: it is never Amazon's fault, nor ours. */
const refusals = new Set<unknown>(
  errorCodes.filter(
    (code) => code !== "INTERNAL_SERVER_ERROR" && !code.startsWith("UPSTREAM_"),
  ),
);

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: unknown };
  }[];
}

/** What is wrong with an answer; null where it is a good one or a proper refusal. */
export function judgeAnswer(
  { status, headers, text }: HostileAnswer,
  secrets: readonly string[],
): string | null {
  if (status !== undefined && status >= 500) return `status ${status}`;
  const whole = `${JSON.stringify(headers)}${text}`;
  for (const secret of secrets)
    if (whole.includes(secret)) return `tells ${secret}`;
  const trace = traces.exec(whole);
  if (trace !== null) return `shows ${trace[0]}`;
  if (headers["content-type"]?.includes("json") !== true || text === "")
    return null;
  return judgeBody(JSON.parse(text) as Body, status);
}

function judgeBody(
  { data, errors = [] }: Body,
  status: number | undefined,
): string | null {
  for (const { path, extensions } of errors) {
    if (!refusals.has(extensions?.code))
      return `code ${String(extensions?.code)}`;
    // A part that failed is null on its path; what was refused whole has no data.
    if (path === undefined ? data != null : leadsToValue(data, path))
      return `an error beside data, at ${String(path)}`;
    if (path !== undefined && status !== 200)
      return `status ${status} for an error on its path`;
  }
  return null;
}

function leadsToValue(
  data: unknown,
  path: readonly (string | number)[],
): boolean {
  let value = data;
  for (const step of path) {
    if (value == null) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value != null;
}
