import { boundedText } from './fetch-text';

describe('the text of a response', () => {
  it('is read up to its bound', async () => {
    await expect(boundedText(new Response('äöü'), 6)).resolves.toBe('äöü');
    await expect(boundedText(new Response(null, { status: 204 }), 0)).resolves.toBe('');
  });

  it('is put together where a character is cut', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (const byte of Buffer.from('€')) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    await expect(boundedText(new Response(body), 3)).resolves.toBe('€');
  });

  it('is given up when there is no end of it', async () => {
    const cancel = jest.fn();
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000));
      },
      cancel,
    });
    await expect(boundedText(new Response(body), 5000)).rejects.toThrow(
      'the response has more than 5000 bytes',
    );
    expect(cancel).toHaveBeenCalled();
  });
});
