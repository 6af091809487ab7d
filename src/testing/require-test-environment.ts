/** @throws Error in production: the testing kit lets everybody in who knows the secret of a test app */
export function requireTestEnvironment(): void {
  if (process.env.NODE_ENV !== 'production') return;
  throw new Error('nestjs-getstream/testing is for tests: it does not work with NODE_ENV=production.');
}
