import { fetchQuery, getFragment, getSelector, graphql } from "relay-runtime";
import type { GraphQLTaggedNode, SingularReaderSelector } from "relay-runtime";
import groupQuery from "./__generated__/refetchGroupQuery.graphql";
import libraryQuery from "./__generated__/refetchLibraryQuery.graphql";
import type { refetchPageQuery } from "./__generated__/refetchPageQuery.graphql";
import viewQuery from "./__generated__/refetchViewQuery.graphql";
import { createEnvironment } from "./environment";
import { given, print } from "./program";

const environment = createEnvironment(given.GATEWAY, () => given.TOKEN);

const libraryFragment = graphql`
  fragment refetch_library on CurrentUser
  @refetchable(queryName: "refetchLibraryQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 5 }
    after: { type: "String" }
  ) {
    list: libraryAlbums(first: $first, after: $after)
      @connection(key: "refetch_list") {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const viewFragment = graphql`
  fragment refetch_view on View
  @refetchable(queryName: "refetchViewQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 1 }
    after: { type: "String" }
  ) {
    list: entityGroups(first: $first, after: $after)
      @connection(key: "refetch_list") {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const groupFragment = graphql`
  fragment refetch_group on EntityGroup
  @refetchable(queryName: "refetchGroupQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 2 }
    after: { type: "String" }
  ) {
    list: entities(first: $first, after: $after)
      @connection(key: "refetch_list") {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const page = await fetchQuery<refetchPageQuery>(
  environment,
  graphql`
    query refetchPageQuery {
      me {
        id
        ...refetch_library
      }
      homeView {
        id
        ...refetch_view
        first: entityGroups(first: 1) {
          edges {
            node {
              id
              ...refetch_group
            }
          }
        }
      }
    }
  `,
  {},
).toPromise();

interface List {
  readonly list?: {
    readonly edges: readonly { readonly node?: { readonly id: string } }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  } | null;
}

/** Pages to the end by refetching on the id of what the list belongs to. */
async function readIds(
  node: { readonly id: string } | null | undefined,
  tagged: GraphQLTaggedNode,
  query: GraphQLTaggedNode,
) {
  if (!node) return null;
  for (;;) {
    const selector = getSelector(getFragment(tagged), node);
    const { data } = environment.lookup(selector as SingularReaderSelector);
    const { list } = data as List;
    if (!list?.pageInfo.hasNextPage)
      return list?.edges.map(({ node }) => node?.id);
    const variables = { id: node.id, after: list.pageInfo.endCursor };
    await fetchQuery(environment, query, variables).toPromise();
  }
}

print({
  library: await readIds(page?.me, libraryFragment, libraryQuery),
  groups: await readIds(page?.homeView, viewFragment, viewQuery),
  entities: await readIds(
    page?.homeView?.first.edges[0]?.node,
    groupFragment,
    groupQuery,
  ),
});
