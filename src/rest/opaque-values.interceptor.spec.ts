import { ClassSerializerInterceptor, Controller, Get, Module, Scope, UseInterceptors } from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory, Reflector } from '@nestjs/core';
import { OpaqueValuesInterceptor } from './opaque-values.interceptor';
import { withOpaqueValues } from './opaque-values';

jest.mock('./opaque-values', () => ({ withOpaqueValues: jest.fn((answer: unknown) => answer) }));

const walk = jest.mocked(withOpaqueValues);

@Controller()
@UseInterceptors(OpaqueValuesInterceptor)
class Answering {
  @Get()
  answer(): object {
    return { custom: {} };
  }
}

@Module({ controllers: [Answering] })
class App {}

const serializer = (scope: Scope) => ({
  provide: APP_INTERCEPTOR,
  useClass: ClassSerializerInterceptor,
  scope,
});

describe('the answer of a route', () => {
  it.each([
    { name: 'no interceptors', providers: [], walks: 0 },
    { name: 'a global interceptor', providers: [], walks: 1, isAdded: true },
    { name: 'one of a module', providers: [serializer(Scope.DEFAULT)], walks: 1 },
    { name: 'one for each request', providers: [serializer(Scope.REQUEST)], walks: 1 },
  ])('is looked through $walks times in a host with $name', async ({ providers, walks, isAdded }) => {
    walk.mockClear();
    const app = await NestFactory.create({ module: App, providers }, { logger: false, abortOnError: false });
    if (isAdded) app.useGlobalInterceptors(new ClassSerializerInterceptor(new Reflector()));
    await app.listen(0, '127.0.0.1');

    const answer = await fetch(await app.getUrl());
    await app.close();

    expect(await answer.text()).toBe('{"custom":{}}');
    expect(walk).toHaveBeenCalledTimes(walks);
  });
});
