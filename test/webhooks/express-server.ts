import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExpressAdapter } from '@nestjs/platform-express';

/** The part of an Express application that is used. */
export type ExpressServer = RequestListener & { use(middleware: RequestListener): unknown };

type Parser = 'json' | 'raw';

/** An Express application, with a parser of its own in front. */
export function anExpressServer(parser?: Parser): ExpressServer {
  const adapter = new ExpressAdapter();
  if (parser) adapter.useBodyParser(parser, false, { type: '*/*' });
  return adapter.getInstance<ExpressServer>();
}

/** Lets it listen on a free port. */
export async function listen(app: ExpressServer): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
