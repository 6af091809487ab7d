#!/bin/sh
# ioredis 6.0.0 with a database that the server does not have (`redis://host/5` on a server with one database, as a
# cluster has and as some providers offer).
#
# Expected: connect() rejects, or commands fail, since the connection that was asked for cannot be had.
# Seen: connect() resolves, the refusal of SELECT comes as an `error` event only, and commands go on in database 0, where
# another app may keep its data. An app whose listener for `error` only logs never learns of it.
#
# The server is a few lines of Node.js that speak the protocol, and answer SELECT as Redis does.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts ioredis@6.0.0 > /dev/null
cat > run.cjs <<'SCRIPT'
const { createServer } = require('node:net');
const { Redis } = require('ioredis');

const reply = (name) => (name === 'select' ? '-ERR DB index is out of range\r\n' : '+OK\r\n');
const server = createServer((socket) => {
  socket.on('data', (data) => {
    // Every command is an array of bulk strings; its name is the first of them.
    for (const [, name] of data.toString().matchAll(/\*\d+\r\n\$\d+\r\n([^\r]+)\r\n/g)) {
      socket.write(reply(name.toLowerCase()));
    }
  });
});

server.listen(0, '127.0.0.1', async () => {
  const redis = new Redis({ port: server.address().port, db: 5, lazyConnect: true, enableReadyCheck: false });
  const errors = [];
  redis.on('error', (error) => errors.push(error.message));
  const connected = await redis.connect().then(() => true, () => false);
  const answer = await redis.set('key', 'value').catch((error) => error.message);
  console.log('node', process.version, 'ioredis', require('ioredis/package.json').version);
  console.log('connect() resolved:', connected);
  console.log('error events:', errors);
  console.log('status:', redis.status, '- SET answered:', answer);
  redis.disconnect();
  server.close();
  const isAsSeen = connected && answer === 'OK' && errors.some((text) => text.includes('DB index'));
  console.log(isAsSeen ? 'As described.' : 'Different from the description.');
  process.exitCode = isAsSeen ? 0 : 1;
});
SCRIPT
timeout 60 node run.cjs
