// The page docs/operations.md: every operation that the client declares.
const { join } = require('node:path');
const prettier = require('prettier');
const { classNameOf, publicNameOf, readCallGraph, routeOf } = require('./call-graph.cjs');

/** How a user of the client reaches the methods of a class. */
const RECEIVERS = [
  { pattern: /^(Video|CallTypes|Stats|Sip)Client$/, receiver: 'client.video.' },
  { pattern: /^Call/, receiver: 'call.' },
  { pattern: /Client$/, receiver: 'client.' },
];

const RETRIES = {
  read: 'yes',
  idempotent: 'yes',
  delete: 'yes',
  unsafe: 'only if it never reached Stream',
};

/** Why an operation has no REST route, for those that have none on purpose. */
const WITHOUT_REST = {
  ReportClientCallEvent: "none: Stream's SDKs report by themselves",
  ResolveSipAuth: 'none: it returns the password of a trunk',
  ResolveSipInbound: 'none: it signs a token for whoever a caller says to be',
};

const HEAD = `# Operations

Written by \`npm run docs:operations\` from the declarations in \`src/stream/**/*.operations.ts\`. Do not edit.

\`client\` is a \`StreamClient\`, \`call\` is \`client.video.call(type, id)\`. For any other operation use
\`client.request({ method, path, query, body })\`. Requests that an operation marks with "except" are retried only if they never
reached Stream. REST routes below \`/admin\` are those of \`AdminModule\`. Joining, leaving, accepting and rejecting a call, and
reactions, are not here: Stream takes them from the user's app only, not from servers.

| Operation | At Stream | Client | REST | Emulator | Retried | Reason |
| --- | --- | --- | --- | --- | --- | --- |
`;

/**
 * Renders the page.
 *
 * @param operations the declarations, by name
 * @param isEmulated tells whether the emulator implements an operation
 */
exports.renderOperations = async (root, operations, isEmulated) => {
  const methods = methodsByOperation(root);
  const rows = [];
  for (const operation of Object.values(operations)) {
    const { client, rest } = methods.get(operation.name) ?? { client: [], rest: [] };
    rows.push([
      operation.name,
      code(`${operation.method} ${operation.path}`),
      client.map(code).join('<br>'),
      restCell(operation.name, rest),
      (await isEmulated(operation)) ? 'yes' : '',
      `${RETRIES[operation.retry]}${operation.unsafeIf ? ', with exceptions' : ''}`,
      operation.reason,
    ]);
  }
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const path = join(root, 'docs/operations.md');
  const options = await prettier.resolveConfig(path);
  return prettier.format(`${HEAD}${table}\n`, { ...options, filepath: path });
};

function restCell(name, routes) {
  const reason = WITHOUT_REST[name];
  if (routes.length > 0 === (reason !== undefined)) {
    throw new Error(`${name} needs either a REST route or a reason in WITHOUT_REST.`);
  }
  return reason ?? routes.map(code).join('<br>');
}

function methodsByOperation(root) {
  const { functions, operationsOf } = readCallGraph(root);
  const found = new Map();
  for (const fn of functions) {
    const route = routeOf(fn);
    const method = clientMethod(fn);
    if (route === undefined && method === undefined) continue;
    for (const [name, depth] of operationsOf(fn)) {
      const entry = found.get(name) ?? { client: [], rest: [], depth: Infinity };
      found.set(name, entry);
      if (route !== undefined) entry.rest.push(route);
      else if (depth < entry.depth) Object.assign(entry, { client: [method], depth });
      else if (depth === entry.depth) entry.client.push(method);
    }
  }
  for (const { rest } of found.values()) rest.sort();
  return found;
}

function clientMethod(fn) {
  const name = publicNameOf(fn);
  const receiver = RECEIVERS.find(({ pattern }) => pattern.test(classNameOf(fn) ?? ''))?.receiver;
  const isInClient = fn.node.getSourceFile().fileName.includes('/src/stream/');
  return isInClient && name !== undefined && receiver !== undefined ? `${receiver}${name}` : undefined;
}

function code(text) {
  return `\`${text}\``;
}
