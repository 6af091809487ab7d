// The least a gateway can be: plain Fastify passing one route on to UPSTREAM through undici, no access, no validation.
const fastify = require('fastify');
const { Pool } = require('undici');

const pool = new Pool(process.env.UPSTREAM, { connections: 64 });
const app = fastify();
const headers = { authorization: 'token', 'stream-auth-type': 'jwt' };

app.get('/calls/:type/:id', async (request, reply) => {
  const { type, id } = request.params;
  const path = `/api/v2/video/call/${encodeURIComponent(type)}/${encodeURIComponent(id)}?api_key=bench-key`;
  const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
  reply.code(statusCode).type('application/json');
  return body.text();
});

app.listen({ port: 0, host: '127.0.0.1' }).then((url) => process.send({ url }));
process.on('disconnect', () => process.exit(0));
