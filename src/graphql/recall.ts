import type { HTTPGraphQLRequest } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { Arrival, CatalogAdmission } from "../context.ts";
import type { Bulkhead } from "./bulkhead.ts";
import type { Limits } from "./limits.ts";
import { createPlan, type Plan } from "./plan/plan.ts";
import type { Question } from "./question.ts";
import { toUnmarked } from "./resolvers/index.ts";
import type { Recipe } from "./recipes.ts";
import type { AnswerSource } from "./request-log.ts";
import { toLane } from "./root-fields.ts";

/**
 * Makes answers by a plan of their operation: out of memory, at once, where all
 * that they are made of is there and fresh; else with the loaders of the request,
 * in the same calls as execution would make.
 */
export interface Recall {
  /** Undefined where the operation is to be executed, which then looks nothing up again. Never throws or rejects. */
  make(
    request: HTTPGraphQLRequest,
    recipe: Recipe,
    question: Question,
    arrival: Arrival,
    caller: Parameters<Arrival["admitToMemory"]>[0],
  ): Recalled | undefined | Promise<Recalled | undefined>;
}

export interface Recalled {
  readonly body: string;
  readonly source: AnswerSource;
  readonly admission: CatalogAdmission;
}

export interface RecallOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Pick<Limits, "accepts">;
  readonly bulkhead: Pick<Bulkhead, "enter">;
}

/** What is asked once is not worth a plan. */
const executionsBeforePlan = 2;
/** What was tried so often in vain, one time after the other, is tried now and then: memory is cold, or answers bear errors. */
const maxFailures = 4;
const triesOneOf = 16;
/** A plan of hundreds of fields takes some 100 kB. Of more than these, the oldest are made anew when they are needed. */
const maxPlans = 200;

export function createRecall({
  schema,
  limits,
  bulkhead,
}: RecallOptions): Recall {
  const planned = new Set<Recipe>();

  function toPlan(recipe: Recipe): Plan | null {
    const { document, operation } = recipe;
    recipe.plan = createPlan(schema, document, operation);
    planned.add(recipe);
    const [oldest] = planned;
    if (planned.size > maxPlans && oldest !== undefined) {
      planned.delete(oldest);
      oldest.plan = undefined;
    }
    return recipe.plan;
  }

  async function gather(
    request: HTTPGraphQLRequest,
    recipe: Recipe,
    plan: Plan,
    variables: Question["variables"],
    arrival: Arrival,
    caller: Parameters<Arrival["admitToCatalog"]>[0],
  ): Promise<Recalled | undefined> {
    const { document, operation, isForRouters } = recipe;
    const turn = bulkhead.enter(request, document, operation, variables)?.turn;
    if (turn != null) await arrival.wait(turn);
    const admission = arrival.admitToCatalog(caller, toLane(isForRouters));
    // Where something is stale execution shall mark it, which knows the place.
    const context = toUnmarked({ ...arrival, ...admission });
    const { watchLeave } = admission;
    const body = await plan.gather(variables, context, watchLeave);
    if (body === null || !arrival.staleness.isEmpty()) {
      recipe.failures += 1;
      return undefined;
    }
    recipe.failures = 0;
    return { body, source: "lookup", admission };
  }

  return {
    make(request, recipe, { variables }, arrival, caller) {
      const { document, operation } = recipe;
      if (recipe.executions < executionsBeforePlan) return undefined;
      const { plan = toPlan(recipe) } = recipe;
      if (plan === null || !limits.accepts(document, operation, variables))
        return undefined;
      if (isWorthTrying(recipe.missesInMemory)) {
        const admission = arrival.admitToMemory(caller);
        const body = plan.write(variables, admission);
        if (body !== null) {
          recipe.missesInMemory = 0;
          admission.settle();
          return { body, source: "memory", admission };
        }
      }
      recipe.missesInMemory += 1;
      if (isWorthTrying(recipe.failures))
        return gather(request, recipe, plan, variables, arrival, caller);
      recipe.failures += 1;
      return undefined;
    },
  };
}

function isWorthTrying(failures: number): boolean {
  return failures <= maxFailures || failures % triesOneOf === 0;
}
