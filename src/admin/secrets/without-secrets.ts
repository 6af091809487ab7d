import { isDate } from 'node:util/types';
import { isSecretName } from './secret-names';

/** What is left of a response of Stream. */
export type WithoutSecrets<T> = T extends Date | string
  ? T
  : T extends readonly (infer Item)[]
    ? WithoutSecrets<Item>[]
    : T extends object
      ? { [Name in keyof T as Name extends SecretName ? never : Name]: WithoutSecrets<T[Name]> }
      : T;

type SecretName = `${string}${'secret' | 'password' | 'credentials' | '_key' | '_cert' | '_pin'}`;

/**
 * A copy of a response of Stream without the secrets in it: Stream returns some that it was given.
 *
 * @param shown what to show of each text
 */
export function withoutSecrets<T>(response: T, shown = (text: string) => text): WithoutSecrets<T> {
  return copyOf(response) as WithoutSecrets<T>;

  function copyOf(value: unknown): unknown {
    if (typeof value === 'string') return shown(value);
    if (Array.isArray(value)) return value.map(copyOf);
    if (typeof value !== 'object' || value === null || isDate(value)) return value;
    const fields = Object.entries(value).filter(([name]) => !isSecretName(name));
    return Object.fromEntries(fields.map(([name, field]) => [name, copyOf(field)]));
  }
}
