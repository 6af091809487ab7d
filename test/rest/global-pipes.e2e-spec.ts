import {
  BadRequestException,
  ClassSerializerInterceptor,
  HttpStatus,
  Injectable,
  ValidationPipe,
  type INestApplication,
  type NestInterceptor,
  type PipeTransform,
  type ValidationPipeOptions,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { instanceToPlain, plainToInstance, type ClassTransformOptions } from 'class-transformer';
import fc from 'fast-check';
import { map } from 'rxjs';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { HealthModule } from '../../src/health';
import { runs, sampled } from '../support/runs';
import { arbitraryJsonOf } from './arbitrary-instance';
import { inputsOfRoutes } from './inputs-of-routes';
import { FREE_FORM_REQUESTS, requestsOfAllShapes, type ShapedRequest } from './requests-of-all-shapes';
import { A_PLATFORM, type Platform } from '../support/platforms';
import { listen } from './rest-host';
import { as, createTrustingApp } from './trusting-host';

/** Does to texts, wherever they are, what hosts have pipes for. */
@Injectable()
class TrimPipe implements PipeTransform {
  transform(value: unknown): unknown {
    if (typeof value === 'string') return value.trim();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, this.transform(child)]));
  }
}

/** For hosts that allow nothing but what their own schemas describe. */
class RefusingPipe implements PipeTransform {
  transform(value: unknown, { metatype }: { metatype?: unknown }): unknown {
    if (typeof value === 'object' || metatype !== Object) throw new BadRequestException('no schema');
    return value;
  }
}

class Unrelated {
  id!: number;
}

/** What hosts may tell Nest's ValidationPipe, each option by itself. */
const VALIDATION: Readonly<Record<string, readonly ValidationPipeOptions[]>> = {
  whitelist: [{ whitelist: true }],
  forbidNonWhitelisted: [{ whitelist: true, forbidNonWhitelisted: true }],
  forbidUnknownValues: [{ forbidUnknownValues: true }],
  stopAtFirstError: [{ stopAtFirstError: true }],
  skipMissingProperties: [{ skipMissingProperties: true }],
  skipUndefinedProperties: [{ skipUndefinedProperties: true }],
  skipNullProperties: [{ skipNullProperties: true }],
  strictGroups: [{ strictGroups: true, groups: ['admin'], always: false }],
  groups: [{ groups: ['admin'] }, { groups: ['admin'], always: true }],
  transform: [{ transform: true }],
  transformOptions: [
    { transform: true, transformOptions: { enableImplicitConversion: true } },
    { whitelist: true, transformOptions: { exposeDefaultValues: true } },
    { transform: true, transformOptions: { excludeExtraneousValues: true } },
    { transform: true, transformOptions: { strategy: 'excludeAll' } },
  ],
  validationError: [{ validationError: { target: true, value: true } }],
  disableErrorMessages: [{ disableErrorMessages: true }],
  errorHttpStatusCode: [{ errorHttpStatusCode: HttpStatus.UNPROCESSABLE_ENTITY }],
  exceptionFactory: [{ exceptionFactory: () => new Error('of the host') }],
  expectedType: [{ expectedType: Unrelated, transform: true }],
  validateCustomDecorators: [
    { validateCustomDecorators: true, whitelist: true, forbidUnknownValues: true, transform: true },
  ],
};

/** What hosts may tell Nest's ClassSerializerInterceptor. */
const SERIALIZING: readonly (ClassTransformOptions & { type?: typeof Unrelated })[] = [
  {},
  { excludeExtraneousValues: true },
  { strategy: 'excludeAll' },
  { strategy: 'excludeAll', excludeExtraneousValues: true, excludePrefixes: ['_', 'c', 'u'] },
  { groups: ['admin'], version: 2, exposeUnsetFields: false, enableCircularCheck: true },
  { type: Unrelated },
];

/** Any of the options at once, but for the one that is for pipes of single routes: with custom decorators too, no route works. */
const COMBINABLE = Object.entries(VALIDATION).filter(([name]) => name !== 'expectedType');
const COMBINED = fc
  .tuple(...COMBINABLE.map(([, options]) => fc.option(fc.constantFrom(...options), { nil: {} })))
  .map((options) => Object.assign({}, ...options) as ValidationPipeOptions);

interface GlobalEnhancers {
  readonly name: string;
  readonly pipes?: readonly PipeTransform[];
  readonly interceptors?: readonly NestInterceptor[];
}

const HOSTS: readonly GlobalEnhancers[] = [
  {
    name: 'everything at once',
    pipes: [
      new ValidationPipe({ whitelist: true, transform: true, validateCustomDecorators: true }),
      new TrimPipe(),
    ],
    interceptors: [new ClassSerializerInterceptor(new Reflector(), { strategy: 'excludeAll' })],
  },
  ...[...Object.values(VALIDATION).flat(), ...fc.sample(COMBINED, { numRuns: runs(24), seed: 1 })].map(
    (options) => ({
      name: `ValidationPipe ${JSON.stringify(options)}`,
      pipes: [new ValidationPipe(options)],
    }),
  ),
  { name: 'a pipe that trims', pipes: [new TrimPipe()] },
  { name: 'a pipe that refuses what it does not know', pipes: [new RefusingPipe()] },
  ...SERIALIZING.map((options) => ({
    name: `ClassSerializerInterceptor ${JSON.stringify(options)}`,
    interceptors: [new ClassSerializerInterceptor(new Reflector(), options)],
  })),
];

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

/** What differs from one app to the next, and from one moment to the next. */
const VARIABLE =
  /\d{4}-\d\d-\d\dT[\d:.]+Z|[\da-f]{8}-[\da-f-]{27}|eyJ[\w.-]+|"(api_key|app_pk|issued_at|expires_at|task_id|routing_number|duration)":("[^"]*"|\d+)/g;

async function answersOf(
  platform: Platform,
  { pipes = [], interceptors = [] }: Omit<GlobalEnhancers, 'name'>,
  shape: (app: INestApplication) => readonly ShapedRequest[],
): Promise<string[]> {
  const { apiKey, apiSecret } = emulator.createApp();
  const app = await createTrustingApp(
    platform,
    { apiKey, apiSecret, baseUrl: emulator.url },
    { others: [HealthModule.forRoot()] },
  );
  app.useGlobalPipes(...pipes);
  app.useGlobalInterceptors(...interceptors);
  const { url, close } = await listen(app);
  const answers: string[] = [];
  try {
    for (const { method, path, body } of shape(app)) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...as('service', 'backend'),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = (await answer.text()).replaceAll(apiKey, 'key').replaceAll(VARIABLE, '…');
      answers.push(
        [method, path, JSON.stringify(body), answer.status, answer.headers.get('content-type'), text].join(
          ' ',
        ),
      );
    }
  } finally {
    await close();
  }
  return answers;
}

/** A host is sent every eighth request, the next host the next eighth: all of them to all hosts would take a quarter of an hour. */
const SHARES = 8;

let requests: readonly ShapedRequest[] | undefined;

/** The requests of a host, after those that make what they are about. */
const shareOf = (turn: number) => (app: INestApplication) => {
  // They are the same for all hosts: it takes long to make them.
  requests ??= requestsOfAllShapes(app, runs(8));
  return [...FREE_FORM_REQUESTS, ...requests.filter((_, index) => index % SHARES === turn % SHARES)];
};

describe.each(A_PLATFORM)('the REST API in a host on %s', (platform) => {
  const hosts = sampled(HOSTS);
  /** By share. */
  const expected: string[][] = [];

  beforeAll(async () => {
    const shares = Math.min(SHARES, hosts.length);
    for (let turn = 0; turn < shares; turn += 1) expected.push(await answersOf(platform, {}, shareOf(turn)));
  });

  it('is asked in all shapes, with success and without', () => {
    const answers = expected.flat();
    const statuses = new Set(answers.map((answer) => / (\d{3}) (application| )/.exec(answer)?.[1]));

    expect(answers.length).toBeGreaterThan(200);
    expect([...statuses]).toEqual(expect.arrayContaining(['200', '201', '204', '400', '404']));
    expect(answers).toContainEqual(
      expect.stringMatching(/^GET \/users\/john .* 200 .*"deep":\{"constructor":1,"toString":"x"/),
    );
  });

  it.each(hosts.map((host, turn) => ({ ...host, turn })))(
    'answers as if there were no $name',
    async ({ turn, ...enhancers }) => {
      expect(await answersOf(platform, enhancers, shareOf(turn))).toEqual(expected[turn % SHARES]);
    },
  );

  it('leaves it to interceptors of the host to wrap answers', async () => {
    const wrapping: NestInterceptor = {
      intercept: (_, next) => next.handle().pipe(map((data) => ({ data }))),
    };
    const serializing = new ClassSerializerInterceptor(new Reflector());

    const [, , , wrapped] = await answersOf(
      platform,
      { interceptors: [serializing, wrapping] },
      () => FREE_FORM_REQUESTS,
    );

    expect(wrapped).toBe(expected[0]?.[3]?.replace(/(utf-8) (.*)$/, '$1 {"data":$2}'));
  });
});

describe('the models', () => {
  const types = [...new Set(inputsOfRoutes().map(({ type }) => type))];

  it.each(types.map((type) => [type.name, type] as const))(
    '%s survives class-transformer in both directions',
    (_, type) => {
      fc.assert(
        fc.property(arbitraryJsonOf(type), (json) => {
          const instance = plainToInstance(type, json);

          const again = plainToInstance(type, instanceToPlain(instance));

          expect(again).toEqual(instance);
          expect(JSON.stringify(again)).toBe(JSON.stringify(instance));
        }),
        { numRuns: runs(100) },
      );
    },
  );
});
