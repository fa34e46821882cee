import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { SetContextLink } from "@apollo/client/link/context";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { generatePersistedQueryIdsFromManifest } from "@apollo/persisted-query-lists";
import { given, print } from "./program";

const signedIn = new SetContextLink(() => ({
  headers: { authorization: `Bearer ${given.TOKEN}` },
}));
const persisted = new PersistedQueryLink(
  generatePersistedQueryIdsFromManifest({
    loadManifest: () => import("../documents/apollo.json"),
  }),
);

const bodies: unknown[] = [];
const client = new ApolloClient({
  link: signedIn.concat(persisted).concat(
    new HttpLink({
      uri: `${given.GATEWAY}/graphql`,
      fetch(target, init) {
        bodies.push(JSON.parse(String(init?.body)));
        return fetch(target, init);
      },
    }),
  ),
  cache: new InMemoryCache(),
});

const { data } = await client.query({
  query: gql`
    query TrustedAlbum($catalogId: ID!) {
      album(catalogId: $catalogId) {
        id
        title
      }
    }
  `,
  variables: { catalogId: given.ALBUM },
});

print({ data, bodies });
