import { Controller, type ExecutionContext } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { PerRoute, type Route } from './per-route';

@Controller()
class Parent {}
class Child extends Parent {}
const handler = () => undefined;

const requestTo = (controller: typeof Parent): ExecutionContext =>
  new ExecutionContextHost([], controller, handler);

describe('PerRoute', () => {
  it('reads a route once', () => {
    const read = jest.fn(({ controller }: Route) => ({ name: controller.name }));
    const routes = new PerRoute(read);

    expect(routes.of(requestTo(Parent))).toBe(routes.of(requestTo(Parent)));
    expect(read.mock.calls).toEqual([[{ handler, controller: Parent }]]);
  });

  it('reads a route once too of which there is nothing to say', () => {
    const read = jest.fn(() => false);
    const routes = new PerRoute(read);

    expect([routes.of(requestTo(Parent)), routes.of(requestTo(Parent))]).toEqual([false, false]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('keeps controllers apart that share a handler', () => {
    const routes = new PerRoute(({ controller }) => ({ name: controller.name }));

    const names = [Parent, Child, Parent].map((controller) => routes.of(requestTo(controller)).name);

    expect(names).toEqual(['Parent', 'Child', 'Parent']);
  });

  it('reads a route again that could not be read', () => {
    const read = jest
      .fn(() => true)
      .mockImplementationOnce(() => {
        throw new Error('not yet');
      });
    const routes = new PerRoute(read);

    expect(() => routes.of(requestTo(Parent))).toThrow('not yet');
    expect(routes.of(requestTo(Parent))).toBe(true);
  });
});
