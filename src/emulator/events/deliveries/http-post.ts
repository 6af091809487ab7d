import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { TIMED_OUT } from './retry-policy';

/** How much of an answer's body is kept, in bytes. */
const BODY_KEPT = 2048;

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** In milliseconds. */
  readonly timeout: number;
}

/** What came back, or why nothing did. */
export type PostOutcome = { readonly status: number; readonly body: string } | { readonly error: string };

/** Sends webhooks over connections that are kept alive. */
export class HttpPoster {
  private readonly http = new HttpAgent({ keepAlive: true });
  private readonly https = new HttpsAgent({ keepAlive: true });

  /** Never rejects. Resolves once the whole answer was read; aborting `signal` ends it with an error. */
  send({ url, headers, body, timeout }: Post, signal: AbortSignal): Promise<PostOutcome> {
    const secure = url.startsWith('https:');
    const options = {
      method: 'POST',
      agent: secure ? this.https : this.http,
      headers: { ...headers, 'Content-Length': body.length },
      signal,
    };
    return new Promise((resolve) => {
      const settle = (outcome: PostOutcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      const request = (secure ? httpsRequest : httpRequest)(url, options, (answer) => {
        readAnswer(answer).then(settle, (error: unknown) => {
          settle({ error: messageOf(error) });
        });
      });
      const timer = setTimeout(() => {
        settle({ error: TIMED_OUT });
        request.destroy();
      }, timeout);
      request.on('error', (error) => {
        settle({ error: messageOf(error) });
      });
      request.end(body);
    });
  }

  /** Ends all connections. */
  close(): void {
    this.http.destroy();
    this.https.destroy();
  }
}

async function readAnswer(answer: IncomingMessage): Promise<PostOutcome> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (size < BODY_KEPT) kept.push(chunk);
    size += chunk.length;
  }
  const body = Buffer.concat(kept).subarray(0, BODY_KEPT).toString();
  return { status: answer.statusCode ?? 0, body };
}

function messageOf(error: unknown): string {
  const { code, message = String(error) } = error as Partial<NodeJS.ErrnoException>;
  return code === undefined ? message : `${code}: ${message}`;
}
