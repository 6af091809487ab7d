// The least that Node can do: asks UPSTREAM once for what SENT names, and answers every request with the same status, headers and bytes.
const { createServer } = require('node:http');
const { request } = require('undici');
const { announce } = require('./start.cjs');

async function main() {
  const { path, ...sent } = JSON.parse(process.env.SENT);
  const { statusCode, headers, body } = await request(process.env.UPSTREAM + path, sent);
  const bytes = Buffer.from(await body.arrayBuffer());
  if (statusCode >= 300) throw new Error(bytes.toString());
  const kept = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['connection', 'keep-alive'].includes(name)),
  );
  const server = createServer((incoming, response) => {
    const answer = () => {
      response.writeHead(statusCode, kept);
      response.end(bytes);
    };
    if (incoming.method === 'GET') answer();
    else incoming.resume().on('end', answer);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => announce({ url: `http://127.0.0.1:${server.address().port}` }));
}
main();
