/** The system's word for what went wrong with a file or a connection, such as `ENOENT`. */
export function systemErrorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown reason';
}
