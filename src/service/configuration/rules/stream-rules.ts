import { STREAM_VARIABLES } from '../variables/stream.variables';
import type { ConfigurationRule } from './rule';

/** Key and secret come together, or neither for the emulator. */
export const requireWholeConnection: ConfigurationRule = (variables, { production }) => {
  const { apiKey, apiSecret, baseUrl } = STREAM_VARIABLES;
  if (variables.isSet(apiKey)) {
    if (variables.isSet(apiSecret)) return [];
    return [`${apiSecret.name} is missing. Both key and secret are on the dashboard of Stream.`];
  }
  const stray = [apiSecret, baseUrl].find((variable) => variables.isSet(variable));
  if (!stray) return [];
  const fix = production
    ? 'Set both key and secret.'
    : 'Set both key and secret to talk to Stream, or neither for the emulator.';
  return [`${apiKey.name} is missing, but ${stray.name} is set. ${fix}`];
};

/** In production the emulator stands in for nothing. */
export const requireStreamInProduction: ConfigurationRule = (variables, { production }) => {
  const { apiKey, apiSecret } = STREAM_VARIABLES;
  if (!production || variables.isSet(apiKey)) return [];
  return [
    `${apiKey.name} is missing: with NODE_ENV=production the service talks to Stream only. Set ${apiKey.name} and ` +
      `${apiSecret.name}, which are on Stream's dashboard, and API_KEYS.`,
  ];
};

/** A deadline that is shorter than an attempt would make the time limit of the attempt a lie. */
export const requireTimeForAnAttempt: ConfigurationRule = (_variables, { client: { timeout, deadline } }) => {
  if (timeout <= deadline) return [];
  return [
    `STREAM_TIMEOUT is ${timeout}, but STREAM_DEADLINE ends every attempt after ${deadline} ms: set STREAM_DEADLINE to ` +
      `${timeout} or more.`,
  ];
};
