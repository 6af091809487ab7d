// The protections of the service, by the name of their row, and what takes each away: a setting where there is one, otherwise
// something that does nothing in its place. To be required before the service.
const { loadFile } = require('../build.cjs');

const SERVICE = { subject: 'bench', kind: 'service', scopes: [] };
const nothing = () => undefined;

/** What takes a protection away: variables of the environment, options of the client, or replaced code. */
const PROTECTIONS = {
  'API keys and access rules': {
    replace() {
      const { PRINCIPAL } = loadFile('access/current-principal.decorator.js');
      const { AccessGuard } = loadFile('access/access.guard.js');
      AccessGuard.prototype.canActivate = (context) => {
        context.switchToHttp().getRequest()[PRINCIPAL] = SERVICE;
        return true;
      };
    },
  },
  'validation of the input': {
    replace() {
      const { InputGuard } = loadFile('rest/input.guard.js');
      const { RestValidationPipe } = loadFile('rest/rest-validation.pipe.js');
      InputGuard.prototype.canActivate = () => true;
      RestValidationPipe.prototype.transform = (value) => value;
    },
  },
  'rate limits': { variables: { RATE_LIMIT_PER_PRINCIPAL: '0', RATE_LIMIT_PER_ADDRESS: '0' } },
  'security headers': {
    replace() {
      loadFile('service/http/security-headers.js').answerWithSecurityHeaders = nothing;
    },
  },
  'the limit on the time of a request': {
    replace() {
      loadFile('service/http/handling-limit.js').limitHandling = nothing;
    },
  },
  metrics: { variables: { METRICS: 'off' } },
  'hooks for tracing': { client: { tracing: false } },
  'retries and their deadline': { variables: { STREAM_RETRIES: '0' } },
  'the circuit breaker': { client: { circuitBreaker: false } },
  'sharing of identical reads': { client: { shareReads: false } },
};

/**
 * Takes one protection away, or none.
 * @param {string | undefined} name
 * @returns {{ variables?: Record<string, string>, client?: object }}
 */
function without(name) {
  if (name === undefined) return {};
  const { replace = nothing, variables, client } = PROTECTIONS[name];
  replace();
  return { variables, client };
}

module.exports = { PROTECTIONS, without };
