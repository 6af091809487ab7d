import { MemoryWebhookStore } from './memory-webhook-store';

describe('MemoryWebhookStore', () => {
  it('remembers handlers and first deliveries until their time is over', async () => {
    let now = 0;
    const store = new MemoryWebhookStore(1000, () => now);

    await store.markHandled('key:1', 'A.one');
    await store.markHandled('key:1', 'A.two');

    expect(await store.firstDelivery('digest', 'key:1')).toBe('key:1');
    expect(await store.firstDelivery('digest', 'key:2')).toBe('key:1');
    expect(await store.firstBody('key:1', 'digest')).toBe('digest');
    expect(await store.firstBody('key:1', 'other')).toBe('digest');
    expect(await store.handledBy('key:1')).toEqual(['A.one', 'A.two']);
    expect(await store.handledBy('key:2')).toEqual([]);
    now = 1000;
    expect(await store.handledBy('key:1')).toEqual([]);
    expect(await store.firstDelivery('digest', 'key:2')).toBe('key:2');
    expect(await store.firstBody('key:1', 'other')).toBe('other');
  });
});
