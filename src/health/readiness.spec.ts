import { Readiness } from './readiness';

describe('Readiness', () => {
  it('is given up for good when the process stops', () => {
    const readiness = new Readiness();
    expect(readiness.isStopping).toBe(false);

    readiness.stopping();
    readiness.stopping();

    expect(readiness.isStopping).toBe(true);
  });

  it('is given up by an app that just closes', () => {
    const readiness = new Readiness();

    readiness.onModuleDestroy();

    expect(readiness.isStopping).toBe(true);
  });
});
