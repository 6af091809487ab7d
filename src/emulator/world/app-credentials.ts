/** How an app is told apart and how its tokens are signed. */
export interface AppCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}
