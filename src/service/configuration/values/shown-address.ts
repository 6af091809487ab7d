/** A URL as it may be shown: without credentials, and without the query, in which tokens travel. */
export function shownAddress(text: string): string {
  if (!URL.canParse(text)) return 'not a URL';
  const url = new URL(text);
  const credentials = url.username === '' && url.password === '' ? '' : '…@';
  const query = url.search === '' ? '' : '?…';
  return `${url.protocol}//${credentials}${url.host}${url.pathname}${query}`;
}
