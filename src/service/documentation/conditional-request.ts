/** Whether the header `Accept-Encoding` allows gzip. */
export function acceptsGzip(header = ''): boolean {
  const codings = header.toLowerCase().split(',');
  const coding =
    codings.find((each) => /^\s*gzip\s*(;|$)/.test(each)) ?? codings.find((each) => /^\s*\*/.test(each));
  return coding !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(coding);
}

/** Whether the header `If-None-Match` has this weak tag. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim()) ?? [];
  return tags.some((tag) => tag === '*' || tag === etag);
}
