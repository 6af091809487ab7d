#!/bin/sh
# undici 7.30.2: ProxyAgent with a proxy that answers CONNECT with 407.
#
# Expected: an error of its own kind, or the status as a field, so that a client can tell "the proxy wants a password"
# from "the request was given up" and does not retry in vain.
# Seen: an AbortError with the code UND_ERR_ABORTED, the one of requests that the caller gave up. The status
# stands in its text only, and the proxy is not named.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts undici@7.30.2 > /dev/null
cat > run.cjs <<'SCRIPT'
const { createServer } = require('node:http');
const { ProxyAgent, request } = require('undici');

const proxy = createServer();
proxy.on('connect', (_, socket) => {
  socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
});
proxy.listen(0, '127.0.0.1', async () => {
  const uri = `http://127.0.0.1:${proxy.address().port}`;
  const dispatcher = new ProxyAgent({ uri, proxyTunnel: true });
  const error = await request('http://service.invalid/', { dispatcher }).catch((reason) => reason);
  console.log('node', process.version, 'undici', require('undici/package.json').version);
  console.log('name:', error.name, '- code:', error.code, '- message:', error.message);
  console.log('status as a field:', error.statusCode ?? error.status, '- names the proxy:', error.message.includes(uri));
  await dispatcher.destroy();
  proxy.close();
  const isAsSeen =
    error.code === 'UND_ERR_ABORTED' &&
    error.message.includes('407') &&
    (error.statusCode ?? error.status) === undefined &&
    !error.message.includes(uri);
  console.log(isAsSeen ? 'As described.' : 'Different from the description.');
  process.exitCode = isAsSeen ? 0 : 1;
});
SCRIPT
timeout 60 node run.cjs
