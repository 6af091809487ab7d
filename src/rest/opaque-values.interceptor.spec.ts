import {
  ClassSerializerInterceptor,
  Controller,
  Get,
  Module,
  Scope,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory, Reflector } from '@nestjs/core';
import { tap, type Observable } from 'rxjs';
import { OpaqueValuesInterceptor } from './opaque-values.interceptor';

const seen: unknown[] = [];

/** Sees what the interceptors of the host would see. */
class Recorder implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap((answer: { custom: unknown }) => seen.push(typeof answer.custom)));
  }
}

@Controller()
@UseInterceptors(Recorder, OpaqueValuesInterceptor)
class Answering {
  @Get()
  answer(): object {
    return { custom: { constructor: 1 } };
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
    { name: 'no interceptors', providers: [], custom: 'object' },
    { name: 'a global interceptor', providers: [], custom: 'function', isAdded: true },
    { name: 'one of a module', providers: [serializer(Scope.DEFAULT)], custom: 'function' },
    { name: 'one for each request', providers: [serializer(Scope.REQUEST)], custom: 'function' },
  ])('has custom data as $custom in a host with $name', async ({ providers, custom, isAdded }) => {
    seen.length = 0;
    const app = await NestFactory.create({ module: App, providers }, { logger: false, abortOnError: false });
    if (isAdded) app.useGlobalInterceptors(new ClassSerializerInterceptor(new Reflector()));
    await app.listen(0, '127.0.0.1');

    const answer = await fetch(await app.getUrl());
    await app.close();

    expect(await answer.text()).toBe('{"custom":{"constructor":1}}');
    expect(seen).toEqual([custom]);
  });
});
