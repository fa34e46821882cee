import type { DocumentNode, OperationDefinitionNode } from "graphql";
import type { Plan } from "./plan/plan.ts";
import type { Question } from "./question.ts";

/** An operation that has been answered without errors, and asks for nothing but the catalogue, as far as its document shows. */
export interface Recipe {
  /** Names it in keys. */
  readonly id: number;
  readonly operationName: string | null;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** For how long its answers may be kept, at most; 0 where they may not. */
  readonly maxAgeS: number;
  /** Whether it is answered to routers alone. */
  readonly isForRouters: boolean;
  /** How often it was executed. */
  executions: number;
  /** Made when it is first needed; null where it cannot be planned. */
  plan: Plan | null | undefined;
  /** Whether answers of it were ever kept for everybody, and for one reader alone. */
  isKeptForAll: boolean;
  isKeptForReader: boolean;
  /** How many answers in a row were made that were not asked for before, as far as it was looked at. */
  unrepeated: number;
  /** How often in a row its plan was tried in vain: on what is in memory, and with what is looked up. */
  missesInMemory: number;
  failures: number;
}

/** What executing an operation has told of it. */
export type Learnt = Pick<
  Recipe,
  "operationName" | "document" | "operation" | "maxAgeS" | "isForRouters"
>;

export interface Recipes {
  find(question: Question): Recipe | undefined;
  learn(question: Question, learnt: Learnt): Recipe;
}

/** Documents of more operations than clients of one graph have are forgotten, the oldest first, and learnt anew. */
const maxRecipes = 1000;
/** Likewise of more text: what is parsed of it takes some 86 bytes a letter. */
const maxCharacters = 500_000;

export function createRecipes(): Recipes {
  /** By document, and by the name of the operation: a document that the door has met before is found without a look at its letters. */
  const recipes = new Map<string, Map<string, Recipe>>();
  let operations = 0;
  let characters = 0;
  let lastId = 0;

  function forgetOldest(): void {
    const [oldest] = recipes;
    if (oldest === undefined) return;
    const [document, { size }] = oldest;
    recipes.delete(document);
    operations -= size;
    characters -= document.length;
  }

  return {
    find: ({ document, operationName }) =>
      recipes.get(document)?.get(operationName),
    learn({ document, operationName }, learnt) {
      const known = recipes.get(document);
      const recipe = known?.get(operationName);
      if (recipe !== undefined) return recipe;
      const id = (lastId += 1);
      const made = {
        ...learnt,
        id,
        executions: 0,
        plan: undefined,
        isKeptForAll: false,
        isKeptForReader: false,
        unrepeated: 0,
        missesInMemory: 0,
        failures: 0,
      };
      operations += 1;
      if (known === undefined) {
        recipes.set(document, new Map([[operationName, made]]));
        characters += document.length;
      } else known.set(operationName, made);
      while (operations > maxRecipes || characters > maxCharacters)
        forgetOldest();
      return made;
    },
  };
}
