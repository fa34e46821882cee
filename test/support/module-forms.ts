import ts from "typescript";

/** What a module's own text says of its imports and exports, beyond which modules they lead to. */
export interface ModuleForms {
  readonly exportsAll: boolean;
  readonly exportsDefault: boolean;
  /** Modules imported without a name. */
  readonly effects: readonly string[];
  /** Names taken at run time, by module; `*` for a namespace. */
  readonly taken: ReadonlyMap<string, readonly string[]>;
}

export function readForms(fileName: string, text: string): ModuleForms {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest);
  const taken = new Map<string, string[]>();
  const effects: string[] = [];
  let exportsAll = false;
  let exportsDefault = false;
  const take = (module: string, names: readonly string[]) => {
    taken.set(module, [...(taken.get(module) ?? []), ...names]);
  };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const module = moduleName(statement.moduleSpecifier);
      if (statement.importClause === undefined) effects.push(module);
      else take(module, importedNames(statement.importClause));
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      if (exportClause === undefined || ts.isNamespaceExport(exportClause)) {
        exportsAll = true;
      } else {
        exportsDefault ||= exportClause.elements.some(
          ({ name }) => name.text === "default",
        );
        if (moduleSpecifier !== undefined && !statement.isTypeOnly) {
          take(
            moduleName(moduleSpecifier),
            runtimeNames(exportClause.elements),
          );
        }
      }
    } else if (ts.isExportAssignment(statement)) {
      exportsDefault = true;
    } else if (ts.canHaveModifiers(statement)) {
      exportsDefault ||=
        ts
          .getModifiers(statement)
          ?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
    }
  }
  return { exportsAll, exportsDefault, effects, taken };
}

function importedNames(clause: ts.ImportClause): string[] {
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const { name, namedBindings } = clause;
  const names = name === undefined ? [] : ["default"];
  if (namedBindings === undefined) return names;
  if (ts.isNamespaceImport(namedBindings)) return [...names, "*"];
  return [...names, ...runtimeNames(namedBindings.elements)];
}

function runtimeNames(
  elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[],
): string[] {
  return elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => (propertyName ?? name).text);
}

function moduleName(specifier: ts.Expression): string {
  return ts.isStringLiteral(specifier) ? specifier.text : "";
}
