import { OpenApiDocument } from '../rest/openapi-document';
import { startService } from './running-service';

describe('the documentation of the service', () => {
  it('has tokens for every operation that takes API keys, where tokens are accepted', async () => {
    const service = await startService({ JWT_SECRET: 'a-secret-of-thirty-two-bytes-or-more' });
    const document = await OpenApiDocument.read(service.url);
    await service.stop();

    expect(document.components.securitySchemes).toMatchObject({
      'x-api-key': { type: 'apiKey' },
      jwt: { type: 'http', scheme: 'bearer' },
    });
    const kinds = new Set(document.operations().map(({ operation }) => JSON.stringify(operation.security)));
    expect([...kinds].sort()).toEqual(['[]', '[{"x-api-key":[]},{"jwt":[]}]']);
  });
});
