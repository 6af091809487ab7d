import { RecentMap } from '../../protocol/recent-map';

const KEPT = 1000;
/** Longer texts, in characters, are parsed each time. */
const KEPT_LENGTH = 512;

/** The parsed query strings of requests. Clients send one with many requests, since the API key is in it. Nobody changes them. */
export class QueryStrings {
  private readonly parsed = new RecentMap<string, URLSearchParams>(KEPT);

  parse(text: string): URLSearchParams {
    const known = this.parsed.get(text);
    if (known !== undefined) return known;
    const query = new URLSearchParams(text);
    if (text.length <= KEPT_LENGTH) this.parsed.set(text, query);
    return query;
  }
}
