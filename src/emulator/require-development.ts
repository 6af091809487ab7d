/** @throws Error in production: the emulator keeps nothing, and knows no secrets but its own */
export function requireDevelopment(): void {
  if (process.env.NODE_ENV !== 'production') return;
  throw new Error('The emulator is for development and tests: it does not start with NODE_ENV=production.');
}
