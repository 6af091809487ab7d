/** The only compression method of gzip and zlib. */
export const DEFLATE = 0x08;

/**
 * Whether bytes begin as those of zlib do. RFC 1950 §2.2: the method is 8, a dictionary is not expected, and the two bytes are a
 * multiple of 31.
 */
export function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x8f) === DEFLATE && (flags & 0x20) === 0 && (method * 256 + flags) % 31 === 0;
}
