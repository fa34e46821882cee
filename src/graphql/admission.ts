import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { AmazonMusicError } from "../amazon-music/index.ts";
import type { Arrival } from "../context.ts";

/** Root fields that tell of the graph and not of music. */
const openFields: ReadonlySet<string> = new Set([
  "__typename",
  "__schema",
  "__type",
  "_service",
]);

/**
 * Lets the caller in before anything is executed. Once for each operation, so
 * that no field needs a guard, and no cache can answer somebody unknown.
 */
export function createAdmission(): ApolloServerPlugin<Arrival> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue }) {
          // Without an operation nothing is executed: the name asked for is not in the document.
          if (operation === undefined || !needsCaller(document, operation))
            return;
          const caller = await contextValue.identify().catch(toUnavailable);
          if ("reason" in caller) throw toUnauthenticated(caller.reason);
          Object.assign(contextValue, contextValue.admit(caller));
        },
      };
    },
  };
}

/** Whether somebody may come in cannot be told now, and no cache may answer instead. */
function toUnavailable(error: unknown): never {
  if (!(error instanceof AmazonMusicError)) throw error;
  throw new GraphQLError(error.message, {
    originalError: error,
    extensions: { http: { status: 503 } },
  });
}

function toUnauthenticated(reason: string): GraphQLError {
  return new GraphQLError(reason, {
    extensions: {
      code: "UNAUTHENTICATED",
      // A 401 names the scheme that would do: RFC 9110, section 15.5.2.
      http: {
        status: 401,
        headers: new HeaderMap([["www-authenticate", "Bearer"]]),
      },
    },
  });
}

function needsCaller(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): boolean {
  // Validation has seen to it that fragments exist and form no cycle; each is looked at once.
  const seen = new Set<string>();
  const isClosed = (selections: SelectionSetNode): boolean =>
    selections.selections.some((selection) => {
      if (selection.kind === Kind.FIELD)
        return !openFields.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return isClosed(selection.selectionSet);
      const name = selection.name.value;
      if (seen.has(name)) return false;
      seen.add(name);
      return document.definitions.some(
        (definition) =>
          definition.kind === Kind.FRAGMENT_DEFINITION &&
          definition.name.value === name &&
          isClosed(definition.selectionSet),
      );
    });
  return isClosed(selectionSet);
}
