import { allRoutes } from './routes';
import { unbuiltRoutes } from './unbuilt-operations';

describe('the operations', () => {
  const routes = allRoutes();

  it('have each their own name, method and path', () => {
    const addresses = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    expect(new Set(addresses).size).toBe(routes.length);
    expect(new Set(routes.map(({ operation }) => operation)).size).toBe(routes.length);
  });

  it('are all below the prefix of the API', () => {
    expect(routes.filter(({ path }) => !path.startsWith('/api/v2/'))).toEqual([]);
  });

  it('that are not built say so', () => {
    expect(unbuiltRoutes.length).toBeGreaterThan(0);
    for (const route of unbuiltRoutes) {
      expect(() => route.handle({} as never)).toThrow(
        `${route.operation} is not implemented by the emulator`,
      );
    }
  });
});
