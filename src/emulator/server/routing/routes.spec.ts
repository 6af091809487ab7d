import { OPERATIONS } from '../../protocol/operations';
import { allRoutes, builtRoutes } from './routes';

const addresses = Object.values(OPERATIONS).flatMap(([method, ...paths]) =>
  paths.map((path) => `${method} ${path}`),
);

describe('the operations', () => {
  it('have each their own method and path', () => {
    const shapes = addresses.map((address) => address.replaceAll(/:\w+/g, ':'));
    expect(new Set(shapes).size).toBe(addresses.length);
  });

  it('are all below the prefix of the API', () => {
    expect(addresses.filter((address) => !/^[A-Z]+ \/api\/v2\//.test(address))).toEqual([]);
  });

  it('have one route each', () => {
    expect(allRoutes.map(({ operation }) => operation)).toEqual(Object.keys(OPERATIONS));
    expect(new Set(builtRoutes.map(({ operation }) => operation)).size).toBe(builtRoutes.length);
  });

  it('that no room handles say so', () => {
    const built = new Set(builtRoutes);
    const unbuilt = allRoutes.filter((route) => !built.has(route));
    expect(unbuilt.length).toBeGreaterThan(0);
    for (const route of unbuilt) {
      expect(route.isBuilt).toBe(false);
      expect(() => route.handle({} as never)).toThrow(
        `${route.operation} is not implemented by the emulator`,
      );
    }
  });
});
