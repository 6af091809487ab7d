import { Lanes } from './event-processor';

describe('Lanes', () => {
  it('run jobs of a lane one after another, also after a failure, and other lanes side by side', async () => {
    const lanes = new Lanes();
    const seen: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });

    const first = lanes.run('a', async () => {
      await held;
      seen.push('a1');
      throw new Error('failed');
    });
    const second = lanes.run('a', () => Promise.resolve(seen.push('a2')));
    await lanes.run('b', () => Promise.resolve(seen.push('b')));
    release();

    await expect(first).rejects.toThrow('failed');
    await second;
    expect(seen).toEqual(['b', 'a1', 'a2']);
  });
});
