/** What a response with a part of a file says of it. */
export interface ContentRange {
  readonly start: number;
  /** Bytes of the whole file; undefined if it is not said. */
  readonly size: number | undefined;
}

/** Reads the header `Content-Range`; undefined if it is missing or malformed. */
export function readContentRange(header: unknown): ContentRange | undefined {
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(String(header)) ?? [];
  if (start === undefined || size === undefined) return undefined;
  return { start: Number(start), size: size === '*' ? undefined : Number(size) };
}
