#!/bin/sh
# fastify 5.12.8: what `initialConfig` says of options of the router.
#
# Expected: `initialConfig` holds the options in force, at one place, wherever the app gave them.
# Seen: given as `routerOptions: { ignoreTrailingSlash, maxParamLength }`, the top level still says `false` and 100, which
# are not in force. Given at the top level, `routerOptions` is missing. A plugin that reads one place is wrong in half of
# the apps.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts fastify@5.12.8 > /dev/null
cat > run.cjs <<'SCRIPT'
const fastify = require('fastify');

const options = { ignoreTrailingSlash: true, maxParamLength: 255 };
const shown = async (settings) => {
  const app = fastify(settings);
  app.get('/users/:id', () => 'found');
  const { statusCode } = await app.inject(`/users/${'a'.repeat(200)}/`);
  const { ignoreTrailingSlash, maxParamLength, routerOptions } = app.initialConfig;
  await app.close();
  return { statusCode, top: { ignoreTrailingSlash, maxParamLength }, routerOptions };
};

(async () => {
  const nested = await shown({ routerOptions: options });
  const flat = await shown(options);
  console.log('node', process.version, 'fastify', require('fastify/package.json').version);
  console.log('routerOptions:', JSON.stringify(nested));
  console.log('top level:    ', JSON.stringify(flat));
  const isAsSeen =
    nested.statusCode === 200 &&
    flat.statusCode === 200 &&
    nested.top.ignoreTrailingSlash === false &&
    nested.top.maxParamLength === 100 &&
    nested.routerOptions.ignoreTrailingSlash === true &&
    flat.top.ignoreTrailingSlash === true &&
    flat.routerOptions === undefined;
  console.log(isAsSeen ? 'As described.' : 'Different from the description.');
  process.exitCode = isAsSeen ? 0 : 1;
})();
SCRIPT
timeout 60 node run.cjs 2> /dev/null
