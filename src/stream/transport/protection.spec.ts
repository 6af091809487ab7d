import { anOutgoingRequest, aStreamResponse } from '../../../test/support/an-outgoing-request';
import { compose, type Protection } from './protection';

const RESPONSE = aStreamResponse({});

describe('composed protections', () => {
  it('get each request in their order, with what the ones before made of it', async () => {
    const seen: string[] = [];
    const counting = (name: string): Protection => ({
      send: (request, next) => {
        seen.push(`${name} ${request.attempt}`);
        return next({ ...request, attempt: request.attempt + 1 });
      },
    });
    const send = compose([counting('outer'), undefined, counting('inner')], (request) => {
      seen.push(`sent ${request.attempt}`);
      return Promise.resolve(RESPONSE);
    });

    await expect(send(anOutgoingRequest())).resolves.toBe(RESPONSE);
    expect(seen).toEqual(['outer 1', 'inner 2', 'sent 3']);
  });

  it('may respond themselves', async () => {
    const send = jest.fn();
    const cached: Protection = { send: () => Promise.resolve(RESPONSE) };

    await expect(compose([cached], send)(anOutgoingRequest())).resolves.toBe(RESPONSE);
    expect(send).not.toHaveBeenCalled();
  });
});
