import fc from 'fast-check';
import { startStreamEmulator, type AppState, type StreamEmulator } from '../../src/emulator';
import { builtRoutes } from '../../src/emulator/server/routing/routes';
import { describeWhere } from '../support/describe-where';
import { EmulatorHttp } from '../support/emulator-http';
import { runs } from '../support/runs';
import { ArbitraryRequest, type GeneratedRequest } from './arbitrary-request';
import { knownValues, populate } from './populated-app';
import { OpenApiDescription } from './openapi-description';

const description = OpenApiDescription.load();
const built = new Set<string>(builtRoutes.map(({ operation }) => operation));
const operations = (description?.operations() ?? []).filter(({ operationId }) => built.has(operationId));

describeWhere(description, OpenApiDescription.absence, 'any request', () => {
  const contract = description!;
  let emulator: StreamEmulator;
  let server: EmulatorHttp;
  let state: AppState;
  let requests: ArbitraryRequest;

  beforeAll(async () => {
    // Time stands still, so that what is under way stays so.
    const now = Date.now();
    emulator = await startStreamEmulator({ clock: { now: () => now } });
    server = new EmulatorHttp(emulator);
    await populate(server, emulator.call('default:standup'));
    state = emulator.exportState();
    requests = new ArbitraryRequest(contract, knownValues(state));
  });

  afterAll(() => emulator.close());

  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    'of %s is answered as described or refused with an error of Stream’s',
    async (_, operation) => {
      const request = fc.oneof(requests.valid(operation), requests.broken(operation));
      await fc.assert(
        fc.asyncProperty(request, async (generated) => {
          emulator.importState(state);
          expect(await findings(operation.operationId, generated)).toEqual([]);
        }),
        { numRuns: runs(64) },
      );
    },
  );

  /** What is wrong with the answer. */
  async function findings(operation: string, { method, path, body }: GeneratedRequest): Promise<string[]> {
    const { status, body: answer } = await server.send(method, path, body);
    const responseBody = answer as { readonly StatusCode?: unknown; readonly message?: unknown };
    const exchange = { method, path: `/api/v2${path.split('?', 1)[0] ?? ''}`, query: new URLSearchParams() };
    const broken = contract.checkResponse({ ...exchange, status, requestBody: body, responseBody });
    if (status < 300) return broken;
    const isError =
      status >= 400 &&
      status < 500 &&
      responseBody.StatusCode === status &&
      String(responseBody.message).startsWith(`${operation} failed with error: "`);
    return isError ? broken : [`${status}: ${JSON.stringify(answer)}`, ...broken];
  }
});
