import { useClientFixture } from '../../test/support/client-fixture';
import { CASE_CALL, OPERATION_CASES } from '../../test/support/operation-cases';
import { BROADCAST_OPERATIONS } from './broadcasts/broadcast.operations';
import { EDGE_OPERATIONS } from './edges/edge.operations';
import { FEEDBACK_OPERATIONS } from './feedback/feedback.operations';
import { OPERATIONS, type OperationName } from './operations';
import { RECORDING_OPERATIONS } from './recordings/recording.operations';
import { SIP_OPERATIONS } from './sip/sip.operations';
import { STATS_OPERATIONS } from './stats/stats.operations';
import type { StreamClient } from './stream.client';
import { TRANSCRIPTION_OPERATIONS } from './transcriptions/transcription.operations';
import { fillPath, type PathParameters } from './transport/encoding/fill-path';

const { aClient } = useClientFixture();

describe('the operations', () => {
  it.each(OPERATION_CASES.map((row) => [`${row.operation} (${row.method} ${row.path})`, row] as const))(
    'send %s',
    async (_, { operation, use, method, path, query, body }) => {
      const { client, server } = await aClient();
      const names: string[] = [];
      client.observe({ attempt: (attempt) => void names.push(attempt.operation) });

      await use(client.video.call(CASE_CALL.type, CASE_CALL.id), client);

      expect(names).toEqual([operation]);
      expect(server.requests).toHaveLength(1);
      const [request] = server.requests;
      const url = new URL(request!.url, 'http://stream');
      expect([request!.method, url.pathname]).toEqual([method, `/api/v2${path}`]);
      expect(Object.fromEntries(url.searchParams)).toEqual({ api_key: 'key', ...query });
      expect(request!.body).toEqual(body);
    },
  );

  it('about what happens in calls, statistics and telephony are all tried', () => {
    const declared = {
      ...RECORDING_OPERATIONS,
      ...TRANSCRIPTION_OPERATIONS,
      ...BROADCAST_OPERATIONS,
      ...STATS_OPERATIONS,
      ...FEEDBACK_OPERATIONS,
      ...EDGE_OPERATIONS,
      ...SIP_OPERATIONS,
    };
    const tried = new Set<string>(OPERATION_CASES.map(({ operation }) => operation));

    expect(Object.keys(declared).filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(Object.keys(OPERATIONS) as OperationName[])('know every parameter of the path of %s', (name) => {
    const { path } = OPERATIONS[name];
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const values = Object.fromEntries(names.map((parameter) => [parameter, 'x'])) as PathParameters;

    expect(fillPath(path, values)).toBe(path.replaceAll(/\{\w+\}/g, 'x'));
  });

  it.each<[string, (client: StreamClient) => AsyncGenerator<object>, string, string]>([
    ['iterateCallStats', ({ video }) => video.iterateCallStats({ limit: 2 }), 'reports', 'body'],
    [
      'iterateCallSessionStats',
      ({ video }) => video.iterateCallSessionStats({ limit: 2 }),
      'call_stats',
      'body',
    ],
    ['iterateUserFeedback', ({ video }) => video.iterateUserFeedback({ limit: 2 }), 'user_feedback', 'body'],
    [
      'iterateCallSessionParticipantStats',
      ({ video }) =>
        video.call('default', 'c1').iterateCallSessionParticipantStats({ session: 's1', limit: 2 }),
      'participants',
      'query',
    ],
    [
      'iterateCallParticipantSessions',
      ({ video }) => video.call('default', 'c1').iterateCallParticipantSessions({ session: 's1', limit: 2 }),
      'participants_sessions',
      'query',
    ],
  ])('are iterated: %s follows the cursor', async (_, iterate, field, place) => {
    let pages = 0;
    const { client, server } = await aClient(() => ({
      body: pages++ === 0 ? { [field]: [{ n: 1 }, { n: 2 }], next: 'n1' } : { [field]: [{ n: 3 }] },
    }));

    const items: object[] = [];
    for await (const item of iterate(client)) items.push(item);

    expect(items).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const { url, body } = server.requests[1]!;
    const sent = place === 'body' ? body : Object.fromEntries(new URL(url, 'http://stream').searchParams);
    expect(sent).toMatchObject({ next: 'n1', limit: place === 'body' ? 2 : '2' });
  });
});

describe('stopping what runs', () => {
  it.each(['call egress is not running', 'call is not being transcribed'])(
    'succeeds when a retry is told "%s" after a lost response',
    async (reason) => {
      let requests = 0;
      const { client } = await aClient((_, raw) => {
        requests++;
        if (requests > 1) {
          const message = `StopTranscription failed with error: "${reason}"`;
          return { status: 400, body: { code: 4, message, StatusCode: 400 } };
        }
        raw.destroy();
        return undefined;
      });

      const response = await client.video.call('default', 'c1').stopTranscription();

      expect(response.metadata.attempts).toBe(2);
    },
  );
});
