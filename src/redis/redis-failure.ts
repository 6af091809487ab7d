/** An error as clients of Redis give it. */
interface RedisError {
  readonly message: string;
  readonly code?: string;
  /** Of a cluster none of whose nodes can be asked: what the last of them said. */
  readonly lastNodeError?: RedisError;
}

/**
 * Whether Redis refused because it is a replica now, as after a failover. A script is refused at its first write, so nothing was
 * changed. Before version 7, Redis quotes the error of a script in the middle of its own.
 */
export function isFromReplica({ message }: Error): boolean {
  return /\bREADONLY\b|^MASTERDOWN\b/.test(message);
}

/** Why a connection fails, in a few words, without anything secret: errors of Redis do not quote passwords. */
export function reasonOfFailure(error: unknown): string {
  const { message, code, lastNodeError } = error as RedisError;
  if (lastNodeError) return reasonOfFailure(lastNodeError);
  if (/^NOAUTH\b/.test(message)) return `it requires a password, and none is given (${message})`;
  if (/^WRONGPASS\b|invalid password/i.test(message))
    return `it rejects the user or the password (${message})`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `there is no host of this name (${message})`;
  if (code === 'ECONNREFUSED') return `nobody listens there (${message})`;
  if (message.startsWith('All sentinels are unreachable'))
    return 'none of the sentinels can be reached, or knows the primary';
  if (message.startsWith('Connection is closed') || code === 'ETIMEDOUT')
    return `nobody answers there (${message})`;
  return message.replace(/\.$/, '');
}

/** The error without the command in it, whose arguments may be a password, for those who print all of an error. */
export function withoutCommand(error: unknown): Error {
  const { message, code } = error as RedisError;
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}
