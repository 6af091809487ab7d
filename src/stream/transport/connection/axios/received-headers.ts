import { AxiosHeaders } from 'axios';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * The headers of a response from undici: the names are lower-case, one of each, and the values clean, so axios need not
 * look through them again for every transformation of the response.
 */
export class ReceivedHeaders extends AxiosHeaders {
  static of(headers: IncomingHttpHeaders): ReceivedHeaders {
    const result = new ReceivedHeaders();
    for (const name of Object.keys(headers)) {
      // A header that is named like a method would take its place; Stream has none, so it is left out.
      if (!(name in result)) result[name] = headers[name];
    }
    return result;
  }

  override normalize(): this {
    return this;
  }
}
