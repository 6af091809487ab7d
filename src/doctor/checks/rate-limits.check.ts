import type { RateLimit } from '../../stream/transport/decoding/response-metadata';
import type { DoctorCheck } from '../doctor-check';
import type { Finding } from '../finding';

const CHECK = 'rate limits';
const LITTLE = 0.2;

/** Which of Stream's rate limits are nearly spent, as far as the client has seen them. */
export const checkRateLimits: DoctorCheck = ({ client, app }) => {
  const now = Date.now();
  const seen: Record<string, RateLimit | undefined> = { ...client.status().rateLimits };
  if (app?.metadata.rateLimit) seen.GetApp = app.metadata.rateLimit;
  const limits = Object.entries(seen).flatMap(([operation, limit]) =>
    limit && limit.limit > 0 && limit.reset.getTime() > now ? [{ operation, ...limit }] : [],
  );
  if (limits.length === 0) {
    return {
      check: CHECK,
      status: 'skipped',
      message: 'What is left of the rate limits is not known without an answer that says it.',
      fix: 'See credentials; a proxy in between may leave out the headers.',
    };
  }
  const low = limits.filter(({ limit, remaining }) => remaining < limit * LITTLE);
  if (low.length > 0) return low.map(lowFinding);
  const operations = limits.map(({ operation, remaining, limit }) => `${operation} ${remaining} of ${limit}`);
  return { check: CHECK, status: 'ok', message: `Left this minute: ${operations.join(', ')}.` };
};

function lowFinding({ operation, remaining, limit }: RateLimit & { operation: string }): Finding {
  return {
    check: CHECK,
    status: 'warning',
    message: `Of ${limit} ${operation} requests a minute, ${remaining} are left in this one.`,
    fix: "Find out who sends so many, put bulk work into { lane: 'bulk' }, share limits through REDIS_URL, or ask Stream to raise the limit.",
  };
}
