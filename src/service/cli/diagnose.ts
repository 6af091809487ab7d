import { runDoctor, type Finding } from '../../doctor';
import { checkPublicVariables } from '../../doctor/checks/public-variables.check';
import { StreamClient } from '../../stream/stream.client';
import { StreamConfigurationError } from '../../stream/stream.errors';
import type { Environment } from '../configuration/configuration-sources';
import type { InspectedConfiguration } from '../configuration/inspect-configuration';
import type { ServiceConfiguration, StreamConnection } from '../configuration/service-configuration';
import { checkJwks } from '../doctor-checks/jwks.check';
import { checkJwtSettings } from '../doctor-checks/jwt-settings.check';
import { checkRedis } from '../doctor-checks/redis.check';

/**
 * Looks for what is wrong with the service as it is configured, and with what it depends on. In an app that uses the library
 * only, nothing that the service alone needs is asked for.
 *
 * @param missing the packages of the service that are not there
 */
export async function diagnose(
  { configuration, problems, streamProblems }: InspectedConfiguration,
  environment: Environment,
  missing: readonly string[],
): Promise<Finding[]> {
  const [stream, dependencies] = await Promise.all([
    diagnoseStream(configuration, environment, missing.length === 0),
    diagnoseDependencies(configuration),
  ]);
  const configured =
    missing.length === 0
      ? configurationFindings(problems, 'The service does not start until it is set right')
      : [...configurationFindings(streamProblems, 'Set it right'), libraryFinding(missing)];
  return [...configured, ...stream, ...dependencies];
}

function configurationFindings(problems: readonly string[], fix: string): Finding[] {
  const check = 'configuration';
  if (problems.length === 0) return [{ check, status: 'ok', message: 'Every variable is in order.' }];
  return problems.map((message) => ({
    check,
    status: 'error',
    message,
    fix: `${fix}; \`nestjs-getstream config\` shows what is in force.`,
  }));
}

function libraryFinding(missing: readonly string[]): Finding {
  return {
    check: 'service',
    status: 'skipped',
    message: 'The service cannot run here, so what only it needs, such as API_KEYS, was not asked for.',
    fix: `An app that uses the library needs nothing more. To run the service: npm install ${missing.join(' ')}`,
  };
}

async function diagnoseStream(
  configuration: ServiceConfiguration,
  environment: Environment,
  isService: boolean,
): Promise<Finding[]> {
  const secrets = secretsOf(configuration);
  const { stream, client: settings, webhookUrl, production } = configuration;
  if (!stream) {
    const published = checkPublicVariables({ environment, secrets });
    return [
      {
        check: 'credentials',
        status: 'skipped',
        message: isService
          ? 'No Stream app is set: the emulator stands in for Stream.'
          : 'No Stream app is set in the environment.',
        fix: 'Set STREAM_API_KEY and STREAM_API_SECRET to talk to Stream.',
      },
      ...[published].flat(),
    ];
  }
  const client = openClient(stream, settings);
  if (typeof client === 'string') {
    const published = checkPublicVariables({ environment, secrets: [stream.apiSecret, ...secrets] });
    return [
      {
        check: 'credentials',
        status: 'error',
        message: `Key and secret cannot be tried: ${client}`,
        fix: 'Set it right, then run the doctor again: it also looks at what Stream says of the app.',
      },
      ...[published].flat(),
    ];
  }
  const { apiSecret } = stream;
  const { proxy } = settings;
  try {
    return await runDoctor(client, {
      apiSecret,
      secrets,
      webhookUrl,
      environment,
      production,
      proxy,
    });
  } finally {
    await client.close();
  }
}

/** The client, or why there can be none: the environment names a proxy that is none. */
function openClient(
  { apiKey, apiSecret, baseUrl }: StreamConnection,
  { timeout, proxy }: ServiceConfiguration['client'],
): StreamClient | string {
  try {
    return new StreamClient(apiKey, apiSecret, { baseUrl, timeout, proxy });
  } catch (error) {
    if (error instanceof StreamConfigurationError) return error.message;
    throw error;
  }
}

async function diagnoseDependencies({
  redisUrl,
  redisPrefix,
  jwt,
}: ServiceConfiguration): Promise<Finding[]> {
  const pending: Promise<Finding | Finding[]>[] = [];
  if (redisUrl !== undefined) pending.push(checkRedis(redisUrl, redisPrefix));
  if (jwt && 'jwksUrl' in jwt) pending.push(checkJwks(jwt.jwksUrl));
  return [...(jwt ? checkJwtSettings(jwt) : []), ...(await Promise.all(pending)).flat()];
}

function secretsOf({ webhookSecrets, apiKeys, jwt }: ServiceConfiguration): string[] {
  return [
    ...webhookSecrets,
    ...apiKeys.flatMap(({ key }) => key ?? []),
    ...(jwt && 'secret' in jwt ? [jwt.secret] : []),
  ];
}
