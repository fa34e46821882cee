import type { ApolloServerPlugin, HTTPGraphQLRequest } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Arrival } from "../context.ts";
import type { Logger } from "../logger.ts";
import { toDocumentId } from "./document-manifest.ts";
import type { ErrorCode } from "./error-code.ts";

export interface TrustedDocumentsOptions {
  /** `off` takes whatever is sent; `log` too, and logs what is not trusted; `only` refuses that. */
  readonly mode: "off" | "log" | "only";
  /** The text of a trusted document, null where the id is none's. Rejects where that cannot be told now. */
  readonly load: (id: string) => Promise<string | null>;
  /** Whether routers prove to be such. Their documents are made at run time and are in no manifest. */
  readonly areRoutersKnown: boolean;
  /** Told of each document that could not be looked for. */
  readonly onUnreadable: (error: unknown) => void;
  readonly logger: Logger;
}

/** The documents that clients were built with, by their ids. */
export interface TrustedDocuments {
  readonly plugin: ApolloServerPlugin<Arrival>;
  /** The request with its document in place of the id, at once where nothing is to be looked for. One that is refused says so when it is executed. */
  read(
    request: HTTPGraphQLRequest,
    arrival: Arrival,
  ): HTTPGraphQLRequest | Promise<HTTPGraphQLRequest>;
}

type Parameters = Readonly<Record<string, unknown>>;

/** Longer than any hash: what is longer is not even looked for. */
const maxIdLength = 256;

/** A request that is refused is executed as this, so that nothing of its own is even parsed. */
const nothing: Parameters = { query: "{ __typename }" };

export function createTrustedDocuments(
  options: TrustedDocumentsOptions,
): TrustedDocuments {
  const { mode, areRoutersKnown, logger } = options;
  const verdicts = new WeakMap<HTTPGraphQLRequest, GraphQLError | "trusted">();

  async function load(id: string): Promise<string | GraphQLError | null> {
    if (id.length > maxIdLength) return null;
    try {
      return await options.load(id);
    } catch (error) {
      options.onUnreadable(error);
      return unavailable;
    }
  }

  function refuse(
    request: HTTPGraphQLRequest,
    error: GraphQLError,
  ): HTTPGraphQLRequest {
    const refused = withParameters(request, nothing);
    verdicts.set(refused, error);
    return refused;
  }

  function trust(request: HTTPGraphQLRequest): HTTPGraphQLRequest {
    verdicts.set(request, "trusted");
    return request;
  }

  async function readById(
    request: HTTPGraphQLRequest,
    { documentId: id, ...rest }: Parameters,
  ): Promise<HTTPGraphQLRequest> {
    if (typeof id !== "string" || rest["query"] != null)
      return refuse(request, ambiguous);
    if (mode === "off") return refuse(request, notSupported);
    const text = await load(id);
    if (text === null) return refuse(request, unknown);
    return typeof text === "string"
      ? trust(withParameters(request, { ...rest, query: text }))
      : refuse(request, text);
  }

  /** As Apollo's clients send the ids of a manifest. Where it is not known, they send the document instead. */
  async function readByHash(
    request: HTTPGraphQLRequest,
    parameters: Parameters,
    hash: string,
  ): Promise<HTTPGraphQLRequest> {
    const text = (await load(`sha256:${hash}`)) ?? (await load(hash));
    return typeof text === "string"
      ? trust(
          withParameters(request, {
            ...parameters,
            query: text,
            extensions: null,
          }),
        )
      : request;
  }

  async function readByText(
    request: HTTPGraphQLRequest,
    query: string,
    { requestId, isRouter }: Arrival,
  ): Promise<HTTPGraphQLRequest> {
    if (areRoutersKnown && isRouter) return trust(request);
    const documentId = toDocumentId(query);
    const text = await load(documentId);
    if (typeof text === "string") return trust(request);
    if (mode === "only") return refuse(request, text ?? required);
    if (text === null)
      logger.warn({ requestId, documentId }, "untrusted document");
    return request;
  }

  return {
    read(request, arrival) {
      const parameters = readParameters(request);
      const { documentId, query } = parameters;
      if (documentId != null) return readById(request, parameters);
      if (mode === "off") return request;
      const hash = readHash(parameters);
      if (hash !== null && query == null)
        return readByHash(request, parameters, hash);
      return typeof query === "string"
        ? readByText(request, query, arrival)
        : request;
    },
    plugin: {
      async requestDidStart() {
        return {
          async didResolveOperation({ request: { http } }) {
            const verdict = http && verdicts.get(http);
            if (verdict instanceof GraphQLError) throw verdict;
            // Whatever way a document may have come in by: what was not found trusted is not.
            if (mode === "only" && verdict !== "trusted") throw required;
          },
        };
      },
    },
  };
}

/** What a request asks with. Values of other types than they have to be are left to the server, which refuses them. */
function readParameters({
  method,
  search,
  body,
}: HTTPGraphQLRequest): Parameters {
  if (method === "GET") return Object.fromEntries(new URLSearchParams(search));
  return typeof body === "object" && body !== null && !Array.isArray(body)
    ? (body as Parameters)
    : {};
}

function withParameters(
  request: HTTPGraphQLRequest,
  parameters: Parameters,
): HTTPGraphQLRequest {
  if (request.method !== "GET") return { ...request, body: parameters };
  const texts = Object.entries(parameters).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return { ...request, search: new URLSearchParams(texts).toString() };
}

function readHash({ extensions }: Parameters): string | null {
  const given =
    typeof extensions === "string" ? parseJson(extensions) : extensions;
  // Whatever it is: a property that is not there is undefined.
  const hash = (given as Extensions)?.persistedQuery?.sha256Hash;
  return typeof hash === "string" ? hash : null;
}

type Extensions = {
  readonly persistedQuery?: { readonly sha256Hash?: unknown } | null;
} | null;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const notSupported = toRefusal(
  "PERSISTED_QUERY_NOT_SUPPORTED",
  'Documents have no ids here: send the document itself, as "query".',
);
const ambiguous = toRefusal(
  "BAD_REQUEST",
  '"documentId" is text, and takes the place of "query".',
);
const unknown = toRefusal(
  "TRUSTED_DOCUMENT_UNKNOWN",
  "There is no trusted document with this id.",
);
const required = toRefusal(
  "TRUSTED_DOCUMENT_REQUIRED",
  'Only trusted documents are answered: send the id of one, as "documentId".',
);
const unavailable = toRefusal(
  "UPSTREAM_UNAVAILABLE",
  "Trusted documents cannot be read just now; try again later.",
  503,
);

function toRefusal(
  code: ErrorCode,
  message: string,
  status = 400,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
