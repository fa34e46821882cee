import { closestMatch } from "leven";

/** A variable of the environment that is no setting, but is nearly called like one. */
export interface MisspeltSetting {
  readonly name: string;
  readonly meant: string;
}

/** Shorter names are near to too many others. */
const minLength = 6;
/** So many letters may be wrong, missing or too many. */
const maxDistance = 2;

/** Looks for what would be taken for not set, though somebody has set it. */
export function findMisspeltSettings(
  environment: Readonly<Record<string, string | undefined>>,
  settingNames: readonly string[],
): MisspeltSetting[] {
  const longNames = settingNames.filter(({ length }) => length >= minLength);
  return Object.keys(environment).flatMap((name) => {
    if (name.length < minLength || settingNames.includes(name)) return [];
    const meant = closestMatch(name.toUpperCase(), longNames, { maxDistance });
    return meant === undefined ? [] : [{ name, meant }];
  });
}
