import { chooseProxy } from '../../../stream/proxy/choose-proxy';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ConfigurationSources } from '../configuration-sources';
import type { ServiceConfiguration } from '../service-configuration';
import { STREAM_VARIABLES } from '../variables/stream.variables';

/** What is wrong with the variables that name proxies, of those that count for the addresses the service fetches from. */
export function proxyProblems(
  { environment }: ConfigurationSources,
  { stream, client, jwt }: ServiceConfiguration,
): string[] {
  const problems = [
    stream &&
      problemOf(() =>
        chooseProxy(stream.baseUrl ?? STREAM_VARIABLES.baseUrl.default, client.proxy, environment),
      ),
    jwt && 'jwksUrl' in jwt && problemOf(() => chooseProxy(jwt.jwksUrl, undefined, environment)),
  ];
  return [...new Set(problems.filter((problem) => typeof problem === 'string'))];
}

function problemOf(choose: () => unknown): string | undefined {
  try {
    choose();
    return undefined;
  } catch (error) {
    if (error instanceof StreamConfigurationError) return error.message;
    throw error;
  }
}
