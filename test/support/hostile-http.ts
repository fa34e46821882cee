import type { OutgoingHttpHeaders } from "node:http";

const smallQuery = '"query":"{ __typename }"';

export const oddBodies: readonly (string | Buffer)[] = [
  "",
  " ",
  "null",
  "1",
  '""',
  "[]",
  "{}",
  `[{${smallQuery}},{${smallQuery}}]`,
  `{${smallQuery}`,
  `\ufeff{${smallQuery}}`,
  Buffer.from(`{${smallQuery}}`, "utf16le"),
  Buffer.from([0xff, 0xfe, 0x00]),
  Buffer.concat([
    Buffer.from('{"query":"{ a'),
    Buffer.from([0xc3, 0x28, 0xf8]),
    Buffer.from('"}'),
  ]),
  '{"query":null}',
  '{"query":1}',
  '{"query":{"a":1}}',
  '{"query":["{ __typename }"]}',
  '{"query":""}',
  '{"query":"\\ud800"}',
  '{"query":"{ __typename }\\u0000"}',
  `{${smallQuery},"query":"{"}`,
  `{"query":"{",${smallQuery}}`,
  ...[
    ...[
      '""',
      "1",
      "[]",
      "null",
      '"{}"',
      '"{"',
      "true",
      '{"__proto__":{"a":1}}',
    ],
    ...['{"constructor":{"prototype":1}}', '{"a":1e999}', '{"a":-0}'],
    `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    `{"a":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`,
    `{${Array.from({ length: 5000 }, (_, at) => `"k${at}":1`).join(",")}}`,
  ].flatMap((value) => [
    `{${smallQuery},"variables":${value}}`,
    `{${smallQuery},"extensions":${value}}`,
    `{${smallQuery},"operationName":${value}}`,
    `{"query":"query ($a: String) { album(catalogId: $a) { title } }","variables":${value}}`,
    `{"query":"query ($a: _Any!) { _entities(representations: [$a]) { __typename } }","variables":${value}}`,
  ]),
  `{${smallQuery},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`,
  '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
  '{"extensions":{"persistedQuery":1}}',
  '{"__proto__":{"query":"{ __typename }"}}',
  '{"query":"query ($i: [ID!]!) { albums(catalogIds: $i) { title } }","variables":{"i":[' +
    "null,".repeat(10_000) +
    "1]}}",
  '{"query":"query ($i: [ID!]!) { albums(catalogIds: $i) { title } }","variables":{"i":[' +
    '"B0",'.repeat(10_000) +
    '"B1"]}}',
];

export const oddTypes: readonly OutgoingHttpHeaders[] = [
  ...[
    "",
    "text/plain",
    "application/json; charset=utf-16",
    "application/jsonx",
  ],
  ...[
    "application/json; charset",
    "application/json;;;;",
    "a/b, application/json",
  ],
  ...[
    "multipart/form-data; boundary=x",
    "application/graphql",
    ";".repeat(5000),
  ],
].map((type) => ({ "content-type": type }));

export const targets = [
  ...Array.from({ length: 30 }, () => "/graphql"),
  "/graphql?query={__typename}",
  ...["/graphql?query=%", "/graphql?query=%ff%fe", "/graphql?&&==&query", "/"],
  ...[
    "/graphql?query={me{name}}&variables={",
    "/graphql?variables=[]&query={a}",
  ],
  ...[
    "/health/live",
    "/health/ready",
    "/%2e%2e/etc/passwd",
    "//",
    "/graphql/../x",
  ],
  ...[`/${"a/".repeat(2000)}`, "/__proto__", "/graphiql/../../package.json"],
];

export const oddHeaders: readonly (readonly [
  string,
  readonly (string | string[])[],
])[] = [
  [
    "accept",
    [
      ...["", ";", "*", "*/*;q=0", "text/csv", "a/b;".repeat(500)],
      ...["application/graphql-response+json", "multipart/mixed"],
      ...["multipart/mixed; deferSpec=20220824", '"'.repeat(999)],
      "a/b,".repeat(2000),
      "text/html",
    ],
  ],
  [
    "authorization",
    [
      ...["", "Bearer", "Bearer ", "Bearer a b", "bearer x", "Basic eDp5"],
      ...[
        "Bearer \u00ff\u00fe",
        "Bearer Atza|",
        `Bearer ${"x".repeat(10_000)}`,
      ],
      ["Bearer one", "Bearer two"],
      "Bearer ../../x?y=z#",
    ],
  ],
  [
    "x-request-id",
    ['"}\\n{"level":"error"', "a".repeat(129), "", "../../x", "${jndi:ldap}"],
  ],
  [
    "accept-language",
    [
      "en;q=0.1,".repeat(1500),
      ...[
        "\u00e9",
        "*",
        "en-US;q=1e999",
        ";;;",
        "x".repeat(5000),
        "de_DE;q=-1",
      ],
    ],
  ],
  [
    "amzn-image-style",
    ["SL99999", "../x", "sl500 ", "x".repeat(5000), "\u00ff", ","],
  ],
  ["x-upstream-receipt", ["1", "0", "", "1, 1", "true"]],
  ["x-federation-secret", ["", "x", "x".repeat(5000), "\u00ff"]],
  ["origin", ["null", "https://evil.example", "", "file://", "*"]],
  ["access-control-request-method", ["POST", "", "X"]],
  ["expect", ["100-continue", "nothing"]],
  ["content-encoding", ["gzip", "identity", "", "identity, gzip"]],
  ["host", ["", "evil.example", "a:b:c"]],
  ["cookie", ["a=b", "__proto__=1", "x".repeat(5000)]],
  ["if-none-match", ["*", '"x"']],
  ["range", ["bytes=0-0", "bytes=-1"]],
  ["upgrade", ["websocket", "h2c"]],
  ["apollo-require-preflight", ["", "1"]],
  ["x-apollo-operation-name", ["", "x".repeat(5000)]],
  ["__proto__", ["x"]],
  ["constructor", ["x"]],
];

export const rawHeaders = [
  ...["", "", "", "", "", "x-request-id: 1\r\n", "expect: 100-continue\r\n"],
  "content-length: 5\r\n",
  "content-length: -1\r\n",
  "transfer-encoding: chunked\r\n",
  "transfer-encoding: identity, chunked\r\n",
  "content-length: 99999999999999999999\r\n",
  " folded: 1\r\n",
  "a\u0000b: 1\r\n",
  "x: \u0001\r\n",
  "authorization: Bearer other\r\n",
  `x: ${"y".repeat(20_000)}\r\n`,
  "x: 1\r\n".repeat(3000),
];

export const rawLines = [
  "\r\n\r\n\r\n",
  "GET",
  "GET / HTTP/9.9\r\n\r\n",
  "GET http://evil.example/graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
  "CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
  "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
  "POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
  "POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\nx-trailer: 1\r\n\r\n",
  "GET /graphql?query={__typename} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
  "GET /graphql HTTP/1.0\r\n\r\n",
];
