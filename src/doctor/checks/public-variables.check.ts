import type { DoctorContext } from '../doctor-check';
import type { Finding } from '../finding';

const CHECK = 'public variables';

/** Builds of front ends put the values of such variables into what they publish. */
const PUBLISHED =
  /^(NEXT_PUBLIC|VITE|REACT_APP|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|GATSBY|VUE_APP|NG_APP|STORYBOOK)_/;

/** Names of what is kept to oneself. */
const SECRET_NAME = /SECRET|PASSWORD|PRIVATE_KEY/;

/** Shorter ones are part of many a value by chance. */
const MIN_PART = 8;

/** Whether a secret is about to be published. */
export const checkPublicVariables = ({
  environment,
  secrets,
}: Pick<DoctorContext, 'environment' | 'secrets'>): Finding | Finding[] => {
  const findings = Object.entries(environment)
    .filter(([name]) => PUBLISHED.test(name))
    .flatMap(([name, value = '']) => (value === '' ? [] : (findingOf(name, value, secrets) ?? [])));
  if (findings.length > 0) return findings;
  return {
    check: CHECK,
    status: 'ok',
    message: 'No secret is in a variable that builds of front ends publish.',
  };
};

function findingOf(name: string, value: string, secrets: readonly string[]): Finding | undefined {
  if (secrets.some((secret) => value === secret || (secret.length >= MIN_PART && value.includes(secret)))) {
    return {
      check: CHECK,
      status: 'error',
      message: `${name} has a secret of the backend in it, and builds of front ends publish it.`,
      fix: `Remove ${name}, replace the secret, and let front ends ask the backend for what they need, such as user tokens.`,
    };
  }
  if (!SECRET_NAME.test(name)) return undefined;
  return {
    check: CHECK,
    status: 'warning',
    message: `${name} is published by builds of front ends, and has the name of a secret.`,
    fix: 'If it is secret, replace it, and name the new one without the prefix; if it is not, rename it.',
  };
}
