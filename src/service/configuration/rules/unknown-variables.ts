import type { ConfigurationSources } from '../configuration-sources';
import { KNOWN_NAMES } from '../variables/all-variables';
import { editDistance } from '../variables/edit-distance';

/** What begins so is meant for the service. Others, such as LOG_ and REDIS_, are common in the environments of machines. */
const OWN_PREFIXES = ['STREAM_', 'API_KEY', 'JWT_', 'CORS_', 'RATE_LIMIT_', 'IDEMPOTENCY_'];

/** Kubernetes announces every service of a namespace so, whatever its name: STREAM_SERVICE_HOST, STREAM_PORT=tcp://… */
const SERVICE_LINK = /_SERVICE_(HOST|PORT)(_|$)|_PORT_\d+_(TCP|UDP|SCTP)(_|$)/;
const SERVICE_LINK_ADDRESS = /^(tcp|udp|sctp):\/\//;

/** A misspelling of a longer name, of which no other program's variable is likely to be one. */
const NEAR = 2;
const LONG = 8;
/** What is meant for the service may be further away. */
const FAR = 5;

/** What to say about variables that look as if they were meant for the service, but are not known. */
export function unknownVariables({ environment, dotenv = {} }: ConfigurationSources): string[] {
  const variables: Readonly<Record<string, string | undefined>> = { ...dotenv, ...environment };
  const isSet = (name: string): boolean => (variables[name] ?? '') !== '';
  return Object.keys(variables)
    .filter((name) => isSet(name) && !KNOWN_NAMES.includes(name) && !isServiceLink(name, variables[name]))
    .flatMap((name) => problemOf(name, isSet) ?? []);
}

function isServiceLink(name: string, text = ''): boolean {
  return SERVICE_LINK.test(name) || (name.endsWith('_PORT') && SERVICE_LINK_ADDRESS.test(text));
}

function problemOf(name: string, isSet: (name: string) => boolean): string | undefined {
  const prefix = OWN_PREFIXES.find((each) => name.startsWith(each));
  const suggestion = nearest(name, prefix === undefined ? NEAR : FAR);
  if (prefix !== undefined) {
    return suggestion === undefined
      ? `${name} is not known; there are: ${KNOWN_NAMES.filter((each) => each.startsWith(prefix)).join(', ')}.`
      : `${name} is not known; did you mean ${suggestion}?`;
  }
  // With both set, it may well be the variable of another program.
  if (suggestion === undefined || name.length < LONG || isSet(suggestion)) return undefined;
  return `${name} is not known; did you mean ${suggestion}?`;
}

function nearest(name: string, limit: number): string | undefined {
  const byDistance = KNOWN_NAMES.map((known) => ({ known, distance: distanceOf(name, known) })).sort(
    (one, other) => one.distance - other.distance,
  );
  const best = byDistance[0];
  return best && best.distance <= limit ? best.known : undefined;
}

/** Upper and lower case is one mistake, however many letters it concerns. */
function distanceOf(name: string, known: string): number {
  const distance = editDistance(name.toUpperCase(), known);
  return distance === 0 ? 1 : distance;
}
