import type { ApolloServerPlugin, HTTPGraphQLRequest } from "@apollo/server";
import type {
  DocumentNode,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";
import type { Arrival } from "../context.ts";
import { createRoom, type Entry } from "./room.ts";
import { createWeights } from "./weights.ts";

/** Has heavy operations wait for each other, so that what they are made of fits into memory. */
export interface Bulkhead {
  readonly plugin: ApolloServerPlugin<Arrival>;
  /** The place of a request, which it takes once however it is answered; null where its operation is light, and needs none. */
  enter(
    request: HTTPGraphQLRequest,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Entry | null;
  /** This request is answered. To be told of all that may have entered. */
  leave(request: HTTPGraphQLRequest): void;
}

export interface BulkheadOptions {
  readonly schema: GraphQLSchema;
  /** How much may be in the making at once, by weight. An operation that is heavier is made alone. */
  readonly capacity: number;
}

/** Operations of less than this share of the capacity neither wait nor count. */
const lightShare = 1 / 8;

export function createBulkhead({
  schema,
  capacity,
}: BulkheadOptions): Bulkhead {
  const lightest = capacity * lightShare;
  // Not those of the limits, to which all weighs nothing that is within them with whatever variables. Text takes time, and no memory that the request did not take by itself.
  const toWeight = createWeights(schema, lightest, 0);
  const room = createRoom(capacity);
  const entries = new WeakMap<HTTPGraphQLRequest, Entry>();
  const enter: Bulkhead["enter"] = (request, ...asked) => {
    const before = entries.get(request);
    if (before !== undefined) return before;
    const weight = toWeight(...asked);
    if (weight < lightest) return null;
    const entry = room.enter(weight);
    entries.set(request, entry);
    return entry;
  };
  return {
    plugin: {
      async requestDidStart() {
        return {
          // The first hook that runs when all that could refuse an operation has not.
          async responseForOperation({
            document,
            operation,
            request: { http, variables = {} },
            contextValue,
          }) {
            // Whatever the types say, there is none where the document lacks what is asked for: execution tells that.
            const asked: OperationDefinitionNode | undefined = operation;
            if (http === undefined || asked === undefined) return null;
            const turn = enter(http, document, asked, variables)?.turn;
            if (turn != null) await contextValue.wait(turn);
            // Whose time is over meanwhile is executed all the same: each look-up tells that it came too late.
            return null;
          },
        };
      },
    },
    enter,
    leave(request) {
      entries.get(request)?.leave();
    },
  };
}
