import type { Route } from "../route.ts";
import { albumRoutes } from "./albums.ts";
import { artistRoutes } from "./artists.ts";
import { browseRoutes } from "./browse.ts";
import { favoriteRoutes } from "./favorites.ts";
import { libraryRoutes } from "./library.ts";
import { marketRoutes } from "./markets.ts";
import { meRoutes } from "./me.ts";
import { playerRoutes } from "./player.ts";
import { playlistRoutes } from "./playlists.ts";
import { podcastRoutes } from "./podcasts.ts";
import { searchRoutes } from "./search.ts";
import { trackRoutes } from "./tracks.ts";
import { viewRoutes } from "./views/index.ts";

/** Every operation of the Amazon Music Web API that the sandbox plays, one file per page of its documents. */
export const routes: readonly Route[] = [
  ...albumRoutes,
  ...artistRoutes,
  ...browseRoutes,
  ...favoriteRoutes,
  ...libraryRoutes,
  ...marketRoutes,
  ...meRoutes,
  ...playerRoutes,
  ...playlistRoutes,
  ...podcastRoutes,
  ...searchRoutes,
  ...trackRoutes,
  ...viewRoutes,
];
