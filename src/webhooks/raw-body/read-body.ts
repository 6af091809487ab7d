import type { Readable } from 'node:stream';
import type { RefusalReason } from '../receiver/webhook-refusal';

/** Reads a stream to its end, keeping at most `limit` bytes. Resolves to the reason if that fails. */
export function readBody(stream: Readable, limit: number): Promise<Buffer | RefusalReason> {
  if (stream.readableEnded || stream.readableFlowing === true) return Promise.resolve('body taken');
  if (stream.destroyed) return Promise.resolve('body incomplete');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (body: Buffer | RefusalReason): void => {
      stream.off('data', take).off('end', end).off('error', fail).off('close', fail);
      // A failure after this has nobody else to hear it.
      stream.on('error', () => undefined);
      resolve(body);
    };
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      finish('payload too large');
      stream.resume();
    };
    const end = (): void => {
      finish(Buffer.concat(chunks));
    };
    const fail = (): void => {
      finish('body incomplete');
    };
    stream.on('data', take).on('end', end).on('error', fail).on('close', fail);
  });
}
