import { createHmac } from 'node:crypto';

/** Where an app of an emulator is reached, and with what. */
export interface EmulatedApp {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** An answer as tests look into it: by default any path of its body may be read, and is compared with what is expected. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

type AnyBody = ReturnType<typeof JSON.parse>;

/** Bare HTTP to an emulator, signed with a server token unless `as` says otherwise. Knows nothing of our client. */
export class EmulatorHttp {
  constructor(
    private readonly app: EmulatedApp,
    private readonly claims: object | 'anonymous' = { server: true },
    private readonly prefix = '/api/v2',
    private readonly extraHeaders: Record<string, string> = {},
  ) {}

  /** The same app, as a user; further claims make it a call token. */
  as(userId: string, claims: object = {}): EmulatorHttp {
    return new EmulatorHttp(this.app, { user_id: userId, ...claims }, this.prefix);
  }

  /** The same app and sender, with headers besides. */
  sending(headers: Record<string, string>): EmulatorHttp {
    return new EmulatorHttp(this.app, this.claims, this.prefix, headers);
  }

  /** The same app and sender, on the paths of the browser SDK: they begin with `/video`. */
  asBrowser(): EmulatorHttp {
    return new EmulatorHttp(this.app, this.claims, '', this.extraHeaders);
  }

  anonymously(): EmulatorHttp {
    return new EmulatorHttp(this.app, 'anonymous', this.prefix);
  }

  get<Body = AnyBody>(path: string): Promise<Answer<Body>> {
    return this.send('GET', path);
  }

  post<Body = AnyBody>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.send('POST', path, body);
  }

  put<Body = AnyBody>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.send('PUT', path, body);
  }

  patch<Body = AnyBody>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.send('PATCH', path, body);
  }

  delete<Body = AnyBody>(path: string): Promise<Answer<Body>> {
    return this.send('DELETE', path);
  }

  async send<Body = AnyBody>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const { url, apiKey } = this.app;
    const response = await fetch(
      `${url}${this.prefix}${path}${path.includes('?') ? '&' : '?'}api_key=${apiKey}`,
      { method, headers: this.headers(), ...(body !== undefined && { body: JSON.stringify(body) }) },
    );
    return { status: response.status, body: (await response.json()) as Body };
  }

  private headers(): Record<string, string> {
    const json = { 'Content-Type': 'application/json', ...this.extraHeaders };
    if (this.claims === 'anonymous') return { ...json, 'Stream-Auth-Type': 'anonymous' };
    return { ...json, 'Stream-Auth-Type': 'jwt', Authorization: this.token(this.claims) };
  }

  private token(claims: object): string {
    const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = createHmac('sha256', this.app.apiSecret).update(signed).digest('base64url');
    return `${signed}.${signature}`;
  }
}
