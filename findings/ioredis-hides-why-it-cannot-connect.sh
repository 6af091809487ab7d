#!/bin/sh
# ioredis 6.0.0: connect() to a port where nobody listens, without retries.
#
# Expected: the promise rejects with the failure of the socket, ECONNREFUSED and the address.
# Seen: it rejects with "Connection is closed.", without a code and without a cause. ECONNREFUSED is in the `error` event
# only. A start-up check that awaits connect() and prints its error tells nobody what to mend.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts ioredis@6.0.0 > /dev/null
cat > run.cjs <<'SCRIPT'
const { createServer } = require('node:net');
const { Redis } = require('ioredis');

const free = createServer().listen(0, '127.0.0.1', () => {
  const { port } = free.address();
  free.close(async () => {
    const redis = new Redis({ host: '127.0.0.1', port, lazyConnect: true, retryStrategy: null });
    const events = [];
    redis.on('error', ({ code }) => events.push(code));
    const error = await redis.connect().catch((reason) => reason);
    console.log('node', process.version, 'ioredis', require('ioredis/package.json').version);
    console.log('connect() rejected with:', error.message, '- code:', error.code, '- cause:', error.cause);
    console.log('codes of error events:', events);
    const isAsSeen =
      error.message === 'Connection is closed.' && error.code === undefined && events.includes('ECONNREFUSED');
    console.log(isAsSeen ? 'As described.' : 'Different from the description.');
    process.exitCode = isAsSeen ? 0 : 1;
  });
});
SCRIPT
timeout 60 node run.cjs
