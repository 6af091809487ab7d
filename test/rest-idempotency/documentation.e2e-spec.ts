import { NestFactory } from '@nestjs/core';
import { ServiceModule } from '../../src/service/service.module';
import { documentOf } from '../rest/documented-requests';
import { OpenApiDocument } from '../rest/openapi-document';
import { API_KEYS } from '../rest/rest-host';

interface Documented {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly headers: readonly object[];
  readonly statuses: readonly string[];
}

const READS_AND_TOKENS = /:read|tokens:mint/;

describe('the documentation of the header Idempotency-Key', () => {
  let operations: Documented[];

  beforeAll(async () => {
    const stream = { apiKey: 'key', apiSecret: 'secret', baseUrl: 'http://127.0.0.1:9' };
    const app = await NestFactory.create(ServiceModule.forRoot({ stream, apiKeys: API_KEYS }), {
      logger: false,
      abortOnError: false,
    });
    const document = documentOf(app) as unknown as ConstructorParameters<typeof OpenApiDocument>[0];
    operations = new OpenApiDocument(document).operations().map(({ name, operation }) => ({
      name,
      scopes: operation['x-scope'] ?? [],
      headers: (operation.parameters ?? []).filter((parameter) => parameter.in === 'header'),
      statuses: Object.keys(operation.responses),
    }));
    await app.close();
  });

  const isRepeatable = ({ name, scopes }: Documented) =>
    name.startsWith('POST ') && scopes.length > 0 && !scopes.some((scope) => READS_AND_TOKENS.test(scope));
  const names = (some: readonly Documented[]) => some.map(({ name }) => name).sort();

  it('is at every POST that changes something, and nowhere else', () => {
    const documented = operations.filter(({ headers }) => headers.length > 0);

    expect(names(documented)).toEqual(names(operations.filter(isRepeatable)));
    expect(names(documented)).toEqual(
      expect.arrayContaining(['POST /calls', 'POST /call-types', 'POST /users/{id}/tokens/revoke']),
    );
  });

  it('is not where tokens are minted', () => {
    const minting = operations.filter(({ scopes }) => scopes.includes('tokens:mint'));

    expect(minting.length).toBeGreaterThan(0);
    expect(minting.flatMap(({ headers }) => headers)).toEqual([]);
  });

  it('says what a key looks like, and which errors it may lead to', () => {
    for (const { headers, statuses } of operations.filter(isRepeatable)) {
      expect(headers).toEqual([
        expect.objectContaining({
          name: 'Idempotency-Key',
          required: false,
          schema: expect.objectContaining({ type: 'string', minLength: 1, maxLength: 255 }),
        }),
      ]);
      expect(statuses).toEqual(expect.arrayContaining(['409', '422']));
    }
  });
});
