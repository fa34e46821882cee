/** What a token may be good for. Amazon asks the person who signs in to agree to each. Source: Web API, "Authorization". */
export interface Scope {
  readonly name: string;
  readonly grants: string;
}

export const scopes: readonly Scope[] = [
  { name: "music::catalog", grants: "catalogue, search and views" },
  { name: "music::library:read", grants: "your library and playlists" },
  { name: "music::library", grants: "changing them" },
  { name: "music::favorites:read", grants: "what you like and follow" },
  { name: "music::favorites", grants: "changing it" },
  { name: "music::history", grants: "what you have played" },
  { name: "music::playback", grants: "playback" },
  { name: "music::profile:read", grants: "your profile" },
  { name: "music::profile", grants: "changing it" },
  { name: "music::recommendation", grants: "recommendations" },
];
