import { closestMatch } from "leven";

/** A variable of the environment that is no setting, but is nearly called like one. */
export interface MisspeltSetting {
  readonly name: string;
  readonly meant: string;
}

/** Shorter names are near to too many others. */
const minLength = 6;
/** From here on two letters may be wrong, missing or too many, else one. */
const longLength = 10;

/** Looks for what would be taken for not set, though somebody has set it. An empty one counts as not set. */
export function findMisspeltSettings(
  environment: Readonly<Record<string, string | undefined>>,
  settingNames: readonly string[],
): MisspeltSetting[] {
  const longNames = settingNames.filter(({ length }) => length >= minLength);
  const isSet = (name: string): boolean => (environment[name] ?? "") !== "";
  return Object.keys(environment).flatMap((name) => {
    if (name.length < minLength || settingNames.includes(name)) return [];
    const maxDistance = name.length < longLength ? 1 : 2;
    const meant = closestMatch(name.toUpperCase(), longNames, { maxDistance });
    return meant === undefined || !isSet(name) || isSet(meant)
      ? []
      : [{ name, meant }];
  });
}
