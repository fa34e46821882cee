import type { GraphQLSchema } from "graphql";
import type { Arrival, Context, MemoryAdmission } from "../context.ts";
import type { Limits } from "./limits.ts";
import { createPlan, type Plan } from "./plan/plan.ts";
import type { Question } from "./question.ts";
import type { Recipe } from "./recipes.ts";

/** Makes answers out of memory alone, by a plan, where all that they are made of is there and fresh. */
export interface Recall {
  /** Undefined where the operation is to be executed. Asks nobody, and never throws. */
  make(
    recipe: Recipe,
    question: Question,
    arrival: Arrival,
    caller: Parameters<Arrival["admitToMemory"]>[0],
  ): Recalled | undefined;
}

export interface Recalled {
  readonly body: string;
  readonly admission: MemoryAdmission;
}

/** What is asked once is not worth a plan. */
const executionsBeforePlan = 2;
/** A plan that was tried so often in vain, one time after the other, finds memory cold: it is tried now and then. */
const maxFailures = 4;
const triesOneOf = 16;
/** A plan of hundreds of fields takes some 100 kB. Of more than these, the oldest are made anew when they are needed. */
const maxPlans = 200;

export function createRecall(schema: GraphQLSchema, limits: Limits): Recall {
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

  return {
    make(recipe, { variables }, arrival, caller) {
      const { document, operation, executions, failures } = recipe;
      if (executions < executionsBeforePlan) return undefined;
      if (failures > maxFailures && failures % triesOneOf !== 0) {
        recipe.failures += 1;
        return undefined;
      }
      const { plan = toPlan(recipe) } = recipe;
      if (plan === null || !limits.accepts(document, operation, variables))
        return undefined;
      const admission = arrival.admitToMemory(caller);
      const context: Context = { ...arrival, ...admission };
      const body = plan.write(variables, context);
      if (body === null) {
        recipe.failures += 1;
        return undefined;
      }
      recipe.failures = 0;
      admission.settle();
      return { body, admission };
    },
  };
}
