import { readFile } from "node:fs/promises";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import type { IDependency, IModule } from "dependency-cruiser";
import { importTable } from "./import-table.ts";
import type { Room } from "./import-table.ts";
import { readForms } from "./module-forms.ts";
import type { ModuleForms } from "./module-forms.ts";

/**
 * Reads the code under `root` (its folders `src` and, where there is one, `test`) against the import table.
 *
 * @returns one sentence for each breach, sorted; none when all walls stand.
 */
export async function findBreaches(
  root: string,
  folders: readonly string[] = ["src", "test"],
): Promise<string[]> {
  const modules = (await readModules(root, folders)).filter(({ source }) =>
    /^(src|test)\/.*\.tsx?$/.test(source),
  );
  const breaches = await Promise.all(
    modules.map(async (module) => [
      ...nameBreaches(module.source),
      ...module.dependencies.flatMap(cycleBreaches),
      ...(module.source.startsWith("test/")
        ? doorBreaches(module)
        : roomBreaches(module, await readModuleForms(root, module.source))),
    ]),
  );
  return [...new Set(breaches.flat())].sort();
}

async function readModules(
  root: string,
  folders: readonly string[],
): Promise<IModule[]> {
  const { output } = await cruise([...folders], {
    baseDir: root,
    doNotFollow: { path: "node_modules" },
    // Type edges count: a type imported from above ties the rooms as much as a value does.
    tsPreCompilationDeps: true,
  });
  if (typeof output === "string") throw new Error(output);
  return output.modules;
}

async function readModuleForms(
  root: string,
  source: string,
): Promise<ModuleForms> {
  return readForms(source, await readFile(path.join(root, source), "utf8"));
}

function roomBreaches(module: IModule, forms: ModuleForms): string[] {
  const { source } = module;
  const room = roomOf(source);
  if (room === undefined) {
    return [`${source} stands in no room of the import table.`];
  }
  return [
    ...doorBreaches(module),
    ...module.dependencies.flatMap((dependency) =>
      importBreaches(source, room, dependency),
    ),
    ...formBreaches(source, room, forms),
  ];
}

function importBreaches(
  source: string,
  room: Room,
  dependency: IDependency,
): string[] {
  if (!dependency.module.startsWith(".")) {
    const name = packageName(dependency);
    return mayUsePackage(room, name)
      ? []
      : [`${source} imports ${name}; ${room.law}.`];
  }
  if (dependency.couldNotResolve) {
    return [`${source} imports ${dependency.module}, which is no file.`];
  }
  const target = roomOf(dependency.resolved);
  if (target === undefined) {
    return [`${source} imports ${dependency.resolved}; ${room.law}.`];
  }
  if (target === room || room.runtime?.includes(target.name)) return [];
  if (room.dynamic?.includes(target.name)) {
    return dependency.dynamic || isTypeOnly(dependency)
      ? []
      : [
          `${source} imports ${target.name} at its start; it may only await import() it.`,
        ];
  }
  if (!room.types?.includes(target.name)) {
    return [`${source} imports ${target.name}; ${room.law}.`];
  }
  return isTypeOnly(dependency)
    ? []
    : [
        `${source} imports ${target.name} at run time where it may have its types only; ${room.law}.`,
      ];
}

function doorBreaches({ source, dependencies }: IModule): string[] {
  const own = roomOf(source);
  return dependencies.flatMap(({ module, resolved }) => {
    const target = module.startsWith(".") ? roomOf(resolved) : undefined;
    if (target?.door !== true || target === own) return [];
    const door = `src/${target.name}/index.ts`;
    return resolved.startsWith("src/") && resolved !== door
      ? [`${source} imports ${resolved} past the door, which is ${door}.`]
      : [];
  });
}

function formBreaches(
  source: string,
  room: Room,
  forms: ModuleForms,
): string[] {
  const breaches: string[] = [];
  if (forms.exportsAll) {
    breaches.push(`${source} has an export *; exports are listed by name.`);
  }
  if (forms.exportsDefault) {
    breaches.push(`${source} has a default export; exports have names.`);
  }
  if (room.effects !== true) {
    for (const effect of forms.effects) {
      breaches.push(`${source} imports ${effect} for its effect alone.`);
    }
  }
  for (const [module, names] of forms.taken) {
    const target = module.startsWith(".")
      ? roomOf(path.posix.join(path.posix.dirname(source), module))
      : undefined;
    const allowed = target && room.only?.[target.name];
    for (const name of allowed ? names : []) {
      if (!allowed?.includes(name)) {
        breaches.push(
          `${source} takes ${name} from ${target?.name}; ${room.law}.`,
        );
      }
    }
  }
  return breaches;
}

function cycleBreaches({ cycle }: IDependency): string[] {
  if (cycle === undefined || cycle.length === 0) return [];
  const names = cycle.map(({ name }) => name);
  // The same ring is met once from each of its files; told from its first file on, it is told once.
  const start = names.indexOf([...names].sort()[0] ?? "");
  const ring = [...names.slice(start), ...names.slice(0, start)];
  return [`${[...ring, ring[0]].join(" → ")} is a cycle.`];
}

/** Words that say nothing where they are the whole name or its last part; `shared-cache` says something. */
const drawers =
  /(?:^|[/-])(utils?|helpers?|common|shared|misc|base|core|manager|service|data|info)(?=[./])/;

function nameBreaches(source: string): string[] {
  const breaches: string[] = [];
  if (!/^[a-z0-9./-]+$/.test(source)) {
    breaches.push(`${source} is not named in kebab-case.`);
  }
  const drawer = drawers.exec(source)?.[1];
  if (drawer !== undefined) {
    breaches.push(
      `${source} is a drawer (${drawer}); name it after what it makes.`,
    );
  }
  return breaches;
}

/** The innermost room that holds a file; a test belongs to the room that it mirrors. */
function roomOf(file: string): Room | undefined {
  const place = file
    .replace(/^(src|test)\//, "")
    .replace(/(\.test)?\.\w+$/, "");
  if (place === file) return undefined;
  let innermost: { room: Room; depth: number } | undefined;
  for (const room of importTable) {
    for (const held of room.files ?? [room.name]) {
      const isHeld = place === held || place.startsWith(`${held}/`);
      if (isHeld && held.length > (innermost?.depth ?? 0)) {
        innermost = { room, depth: held.length };
      }
    }
  }
  return innermost?.room;
}

function isTypeOnly({ dependencyTypes }: IDependency): boolean {
  return dependencyTypes.includes("type-only");
}

/** As it is written, since a package may be missing where only the text is read; Node's own get their prefix back. */
function packageName({ module, coreModule }: IDependency): string {
  return coreModule ? `node:${module.replace(/^node:/, "")}` : module;
}

function mayUsePackage(room: Room, name: string): boolean {
  return (room.packages ?? []).some(
    (allowed) =>
      name === allowed ||
      name.startsWith(`${allowed}/`) ||
      (allowed === "node:*" && name.startsWith("node:")),
  );
}
