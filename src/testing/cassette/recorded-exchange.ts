/** A request as a cassette keeps it: without headers, and so without the server token. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the API key. */
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON, or text. */
  readonly body?: unknown;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text. */
  readonly body: unknown;
}

export interface RecordedExchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

/** JSON if it is that; texts such as those of proxies stay texts. */
export function parsedText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
