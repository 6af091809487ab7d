// The same routes as most write them: Nest on Express, a guard that compares a key, the global ValidationPipe, and axios with
// its default settings. Decorators are applied by hand, since this is plain JavaScript.
require('reflect-metadata');
const { Body, Controller, Get, Module, Param, Post, UseGuards, ValidationPipe } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { Type } = require('class-transformer');
const { IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min } = require('class-validator');
const axios = require('axios');
const jsonwebtoken = require('jsonwebtoken');

const { UPSTREAM, GATEWAY_KEY } = process.env;
const SECRET = 'bench-secret';

function decorate(type, property, decorators) {
  for (const decorator of decorators) decorator(type.prototype, property);
}

class CallParams {}
decorate(CallParams, 'type', [IsString(), MaxLength(64)]);
decorate(CallParams, 'id', [IsString(), MaxLength(64)]);

class QueryCallsBody {}
decorate(QueryCallsBody, 'filter_conditions', [IsOptional(), IsObject()]);
decorate(QueryCallsBody, 'limit', [IsOptional(), Type(() => Number), IsInt(), Min(0), Max(100)]);

class MintTokenBody {}
decorate(MintTokenBody, 'validity_in_seconds', [IsOptional(), IsInt(), Min(1)]);

class KeyGuard {
  canActivate(context) {
    return context.switchToHttp().getRequest().headers['x-api-key'] === GATEWAY_KEY;
  }
}

const url = (path) => `${UPSTREAM}/api/v2${path}?api_key=bench-key`;
const headers = { Authorization: jsonwebtoken.sign({ server: true }, SECRET), 'stream-auth-type': 'jwt' };

/** Stream's dates are nanoseconds, those of the routes RFC 3339. */
function withDates(value) {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) =>
      name.endsWith('_at') && typeof field === 'number'
        ? [name, new Date(field / 1e6)]
        : [name, withDates(field)],
    ),
  );
}

class NaiveController {
  async getCall({ type, id }) {
    return withDates((await axios.get(url(`/video/call/${type}/${id}`), { headers })).data);
  }

  async queryCalls(body) {
    return withDates((await axios.post(url('/video/calls'), body, { headers })).data);
  }

  mintToken({ id }, { validity_in_seconds = 3600 }) {
    return { token: jsonwebtoken.sign({ user_id: id }, SECRET, { expiresIn: validity_in_seconds }) };
  }
}

function route(name, method, parameters) {
  const { prototype } = NaiveController;
  method(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
  parameters.forEach(({ from }, index) => from(prototype, name, index));
  Reflect.defineMetadata(
    'design:paramtypes',
    parameters.map(({ type }) => type),
    prototype,
    name,
  );
}
route('getCall', Get('calls/:type/:id'), [{ from: Param(), type: CallParams }]);
route('queryCalls', Post('calls/query'), [{ from: Body(), type: QueryCallsBody }]);
route('mintToken', Post('users/:id/tokens'), [
  { from: Param(), type: Object },
  { from: Body(), type: MintTokenBody },
]);
UseGuards(KeyGuard)(NaiveController);
Controller()(NaiveController);

class NaiveModule {}
Module({ controllers: [NaiveController] })(NaiveModule);

async function main() {
  const app = await NestFactory.create(NaiveModule, { logger: false });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  await app.listen(0, '127.0.0.1');
  process.send({ url: `http://127.0.0.1:${app.getHttpServer().address().port}` });
}
main();
process.on('disconnect', () => process.exit(0));
