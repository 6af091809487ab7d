import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const compress = promisify(gzip);

/** A file that is sent many times: compressed once, and known by what is in it. */
export interface KeptFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** Absent when it would not be smaller. */
  readonly gzipped?: Buffer;
}

export async function keepFile(type: string, plain: Buffer): Promise<KeptFile> {
  const gzipped = await compress(plain, { level: constants.Z_BEST_COMPRESSION });
  // Weak, since both forms have it.
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url')}"`;
  return { type, etag, plain, ...(gzipped.length < plain.length && { gzipped }) };
}
