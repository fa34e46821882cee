/** The part of the graph that is measured, under the gateway's own names. */
export const typeDefs = `
  type Query {
    album(catalogId: ID!): Album
    albums(catalogIds: [ID!]!): [Album]!
  }

  type Album @key(fields: "catalogId") {
    catalogId: ID!
    title: String
    trackCount: Int
    artists: [Artist!]
    tracks(first: Int = 20): TrackConnection
  }

  type TrackConnection {
    nodes: [Track]!
  }

  type Track @key(fields: "catalogId") {
    catalogId: ID!
    title: String
    duration: Int
    artists: [Artist!]
  }

  type Artist @key(fields: "catalogId") {
    catalogId: ID!
    name: String
    globalAsin: ID
  }
`;
