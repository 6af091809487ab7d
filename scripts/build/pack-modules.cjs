// Node spends most of the start of an app on finding, reading and compiling files one by one. This packs the modules that tsc made of
// `src`, over a thousand, into a few files, the chunks: modules that the same entries need share one. A module stays a function with its
// own scope, evaluated when it is first required, so names, order and circles are those of the compiled files. Entries keep their
// paths. Declarations stay as they are.
const { mkdirSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { readModules, reachableFrom } = require('./compiled-modules.cjs');
const { writeChunk } = require('./write-chunk.cjs');
const { writeEntry, writeLibraryEntry } = require('./write-entry.cjs');

/** What is loaded by its path: by hosts, as package.json says, ... */
const LIBRARY = [
  'client',
  'index',
  'webhooks/index',
  'health/index',
  'metrics/index',
  'emulator/index',
  'testing/index',
  'testing/jest',
  'testing/vitest',
];
/** ... by shells ... */
const COMMANDS = ['emulator/cli', 'service/main'];
/** ... and by scripts, tests and benches of this repository. */
const INTERNAL = [
  'access/access.guard',
  'access/current-principal.decorator',
  'rest/input.guard',
  'rest/rest-validation.pipe',
  'service/configuration/inspect-configuration',
  'service/configuration/read-configuration',
  'service/configuration/variables/all-variables',
  'service/http/handling-limit',
  'service/http/security-headers',
  'service/service',
  'service/service.module',
  'stream/models/index',
  'stream/operations',
  'stream/stream.client',
];

/** Chunks with less code, in bytes, are merged into the most similar one: each costs a file to find and read. */
const CHUNK_MIN = 24_000;

/** @param {string} dist */
function packModules(dist) {
  const modules = readModules(dist);
  const chunkOf = assignChunks(modules);

  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
    if (/\.js(\.map)?$/.test(file)) rmSync(join(dist, file));
  mkdirSync(join(dist, 'chunks'));
  for (const chunk of new Set(chunkOf.values())) {
    const members = [...modules.values()].filter(({ id }) => chunkOf.get(id) === chunk);
    writeChunk(dist, chunk, members, chunkOf);
  }
  for (const id of LIBRARY) writeLibraryEntry(dist, id, modules, chunkOf);
  for (const id of [...COMMANDS, ...INTERNAL]) writeEntry(dist, modules.get(id), chunkOf.get(id));
  removeEmptyFolders(dist);
}

/**
 * The name of the chunk of each module that some entry reaches.
 *
 * @returns {Map<string, string>}
 */
function assignChunks(modules) {
  /** Entries, and what is loaded with `import()`. */
  const roots = new Set([...LIBRARY, ...COMMANDS]);
  for (const { imported } of modules.values()) for (const id of imported) roots.add(id);
  const usersOf = new Map();
  for (const root of roots)
    for (const id of reachableFrom(root, modules)) usersOf.set(id, [...(usersOf.get(id) ?? []), root]);

  const groups = new Map();
  for (const [id, users] of usersOf) {
    const key = users.join(' ');
    const group = groups.get(key) ?? { users, ids: [], size: 0 };
    group.ids.push(id);
    group.size += modules.get(id).code.length;
    groups.set(key, group);
  }
  const chunks = mergeSmall([...groups.values()]);
  return new Map(chunks.flatMap(({ users, ids }) => ids.map((id) => [id, nameOf(users)])));
}

function mergeSmall(groups) {
  const kept = groups.sort((a, b) => a.size - b.size);
  while (kept.length > 1 && kept[0].size < CHUNK_MIN) {
    const small = kept.shift();
    const target = kept.reduce((best, group) =>
      distance(small, group) < distance(small, best) ? group : best,
    );
    target.ids.push(...small.ids);
    target.size += small.size;
    kept.sort((a, b) => a.size - b.size);
  }
  return kept;
}

/** How many entries need one of the two but not the other. */
function distance(a, b) {
  const shared = a.users.filter((user) => b.users.includes(user)).length;
  return a.users.length + b.users.length - 2 * shared;
}

/** Such as `client-index-webhooks`. */
function nameOf(users) {
  return users.map((user) => user.replace(/\/index$/, '').replaceAll('/', '.')).join('-');
}

/** Folders whose modules had no declarations beside them. */
function removeEmptyFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const inner = join(folder, entry.name);
    removeEmptyFolders(inner);
    if (readdirSync(inner).length === 0) rmSync(inner, { recursive: true });
  }
}

module.exports = { packModules };
