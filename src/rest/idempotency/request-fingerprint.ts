import { createHash } from 'node:crypto';

export interface FingerprintedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The parsed JSON; `undefined` without a body. */
  readonly body: unknown;
}

/** The same for requests that ask for the same, whatever the order of the keys in their bodies and the white space there. */
export function requestFingerprint({ method, url, body }: FingerprintedRequest): string {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  for (const part of canonicalJson(body)) hash.update(part);
  return hash.digest('hex');
}

/** Text that is still to be written, or a value that is still to become text. */
type Pending = { readonly text: string } | { readonly value: unknown };

/** JSON with sorted keys, in parts. Needs no stack of its own: the body may be nested deeper than the rules allow. */
function* canonicalJson(root: unknown): Generator<string> {
  const pending: Pending[] = [{ value: root }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('text' in next) yield next.text;
    else if (typeof next.value !== 'object' || next.value === null) yield JSON.stringify(next.value ?? null);
    else for (const part of partsOf(next.value).reverse()) pending.push(part);
  }
}

function partsOf(value: object): Pending[] {
  if (Array.isArray(value)) {
    return [
      { text: '[' },
      ...value.flatMap((item: unknown) => [{ value: item }, { text: ',' }]),
      { text: ']' },
    ];
  }
  const fields = (Object.entries(value) as [string, unknown][]).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return [
    { text: '{' },
    ...fields.flatMap(([key, child]) => [
      { text: `${JSON.stringify(key)}:` },
      { value: child },
      { text: ',' },
    ]),
    { text: '}' },
  ];
}
