import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { useClientFixture } from '../../../test/support/client-fixture';
import type { StreamClientOptions } from '../stream.options';
import { GET_CALL } from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['axios over http', { transport: 'http' }],
];

describe.each(WAYS)('a connection over %s', (_, options) => {
  const ports = async (maxConnectionAge: number): Promise<Set<number | undefined>> => {
    const seen = new Set<number | undefined>();
    const server = await aServer((_request, raw: ServerResponse) => {
      seen.add(raw.socket?.remotePort);
      return {};
    });
    const transport = aTransport(server.url, { ...options, maxConnectionAge });
    for (let count = 0; count < 5; count += 1) {
      await transport.send(...GET_CALL);
      await delay(5);
    }
    return seen;
  };

  it('takes requests one after the other', async () => {
    expect((await ports(300_000)).size).toBe(1);
  });

  it('takes no more of them once it is old, so that a changed address is found', async () => {
    expect((await ports(1)).size).toBeGreaterThan(1);
  });
});
