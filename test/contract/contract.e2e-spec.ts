import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { OPERATIONS } from '../../src/emulator/protocol/operations';
import { builtRoutes } from '../../src/emulator/server/routing/routes';
import { StreamClient } from '../../src/stream/stream.client';
import { EmulatorHttp } from '../support/emulator-http';
import { startExchangeRecorder, type Exchange, type ExchangeRecorder } from './exchange-recorder';
import { describeWhere } from '../support/describe-where';
import { OpenApiDescription } from './openapi-description';
import { driveByHttp, driveByClient } from './walk-through';

const description = OpenApiDescription.load();

/** Operations that are not in the description: client-side ones, and those Stream keeps in another document. */
const UNDESCRIBED = new Set([
  'AcceptCall',
  'Ban',
  'CreateGuest',
  'JoinCall',
  'Mute',
  'QueryBannedUsers',
  'RejectCall',
  'RequestPermission',
  'SendUserCustomEvent',
  'SendVideoReaction',
  'Unban',
  'Unmute',
]);

describeWhere(
  description,
  OpenApiDescription.absence,
  "the contract with Stream's OpenAPI description",
  () => {
    const contract = description!;
    let emulator: StreamEmulator;
    let recorder: ExchangeRecorder;
    let byHttp: Exchange[];
    let byClient: Exchange[];

    beforeAll(async () => {
      // Time stands still at first, so that what is queued stays so until it is read.
      let stillAt: number | undefined = Date.now();
      emulator = await startStreamEmulator({ clock: { now: () => stillAt ?? Date.now() } });
      recorder = await startExchangeRecorder(emulator.url);
      const app = emulator.createApp();
      await driveByHttp(new EmulatorHttp({ ...app, url: recorder.url }), (cid) => emulator.call(cid, app));
      await broadcastYesterday();
      byHttp = recorder.exchanges.splice(0);
      stillAt = undefined;
      const { apiKey, apiSecret } = emulator.createApp();
      const client = new StreamClient(apiKey, apiSecret, { baseUrl: recorder.url });
      await driveByClient(client);
      await client.close();
      byClient = recorder.exchanges.splice(0);
    });

    afterAll(async () => {
      await recorder.close();
      await emulator.close();
    });

    it('is kept by every answer of the emulator', () => {
      const findings = [...byHttp, ...byClient]
        .filter(isDescribed)
        .flatMap((exchange) => contract.checkResponse(exchange));

      expect(findings).toEqual([]);
    });

    it('is kept by every request of the client', () => {
      expect(byClient.length).toBeGreaterThan(30);
      expect(byClient.flatMap((exchange) => contract.checkRequest(exchange))).toEqual([]);
    });

    it('is tried with success on every operation the emulator has', () => {
      const tried = new Set(
        [...byHttp, ...byClient]
          .filter(({ status }) => status < 300)
          .map((exchange) => contract.operationOf(exchange)?.operationId),
      );
      const missing = builtRoutes
        .map(({ operation }) => operation)
        .filter((operation) => !UNDESCRIBED.has(operation) && !tried.has(operation));

      expect(missing.sort()).toEqual([]);
    });

    it('names every operation, built or not, at its method and path', () => {
      const addresses = new Map<string, string>(
        Object.entries(OPERATIONS).map(([id, [method, path]]) => [id, `${method} ${path}`]),
      );

      for (const { operationId, method, path } of contract.operations()) {
        expect(`${operationId} ${shape(addresses.get(operationId))}`).toBe(
          `${operationId} ${shape(`${method} ${path}`)}`,
        );
      }
    });

    /** An address without the names of its path parameters. */
    function shape(address = 'missing'): string {
      return address.replaceAll(/:\w+|\{\w+\}/g, ':');
    }

    it('is tried on the digest of a day with a broadcast', () => {
      expect(byHttp.at(-1)?.responseBody).toMatchObject({ status: 'ready', broadcasts: [{}] });
    });

    /** The last request asks for the digest. */
    async function broadcastYesterday(): Promise<void> {
      const app = emulator.createApp();
      const stream = new EmulatorHttp({ ...app, url: recorder.url });
      await stream.post('/video/call/livestream/show', { data: { created_by: { id: 'host' } } });
      const people = emulator.call('livestream:show', app);
      people.join('host', { role: 'host', client: { os: 'Linux', browser: 'Firefox' } });
      people.publish('host', ['video']);
      await stream.post('/video/call/livestream/show/go_live', {});
      people.join('viewer', { location: { country_iso_code: 'FR' } });
      emulator.advance('1m', app);
      people.leave('viewer', { reason: 'bored' });
      emulator.advance('24h', app);
      await stream.get('/video/stats/daily_digest');
    }

    function isDescribed(exchange: Exchange): boolean {
      return contract.operationOf(exchange) !== undefined;
    }
  },
);
