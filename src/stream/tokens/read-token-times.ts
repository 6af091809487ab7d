/** The times in a token that we have just signed, so without checking its signature. */
export function readTokenTimes(token: string): { issued_at: Date; expires_at: Date } {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    iat: number;
    exp: number;
  };
  return { issued_at: new Date(claims.iat * 1000), expires_at: new Date(claims.exp * 1000) };
}
