import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import { AmazonMusicError } from "../amazon-music/index.ts";
import type { Arrival } from "../context.ts";
import type { ToMaxAge } from "./max-age.ts";
import { isForRouters, readRootFields, toLane } from "./root-fields.ts";

/** Root fields that tell of the graph and not of music. */
const openFields: ReadonlySet<string> = new Set([
  "__typename",
  "__schema",
  "__type",
  "_service",
]);

/**
 * Lets the caller in before anything is executed. Once for each operation, so
 * that no field needs a guard, and no cache can answer somebody unknown. Whose
 * answer would be the same for everybody is let in to the catalogue alone.
 */
export function createAdmission(
  toMaxAge: ToMaxAge,
): ApolloServerPlugin<Arrival> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue }) {
          // Without an operation nothing is executed: the name asked for is not in the document.
          if (operation === undefined) return;
          const fields = readRootFields(document, operation);
          if (isForRouters(fields) && !contextValue.isRouter)
            throw toForbidden();
          if (fields.isSubsetOf(openFields)) return;
          const caller = await identify(contextValue);
          if ("reason" in caller) throw toUnauthenticated(caller.reason);
          const lane = toLane(isForRouters(fields));
          const admission =
            toMaxAge(document, operation) > 0
              ? contextValue.admitToCatalog(caller, lane)
              : contextValue.admit(caller, lane);
          Object.assign(contextValue, admission);
        },
      };
    },
  };
}

/** Where it cannot be told now whether somebody may come in, no cache may answer instead. */
async function identify(
  arrival: Arrival,
): Promise<Awaited<ReturnType<Arrival["identify"]>>> {
  try {
    return await arrival.identify();
  } catch (error) {
    if (!(error instanceof AmazonMusicError)) throw error;
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { http: { status: 503 } },
    });
  }
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

function toForbidden(): GraphQLError {
  return new GraphQLError(
    "Entities are given to routers alone, which send `x-federation-secret`.",
    { extensions: { code: "FORBIDDEN", http: { status: 403 } } },
  );
}
