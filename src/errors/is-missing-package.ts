const CODES: ReadonlySet<unknown> = new Set(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND']);

/** Whether the error of `require` or `import` is that the package itself is not there, rather than one that it needs. */
export function isMissingPackage(error: unknown, name: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return CODES.has(code) && message.includes(`'${name}'`);
}
