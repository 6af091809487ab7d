import { Body, Header, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CreatedGuest, GuestBody } from './guests.dto';
import { CREATED_GUEST, GUEST_EXAMPLES } from './guests.examples';

@RestController('guests', 'tokens')
export class GuestsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @Operation({
    summary: 'Create a guest with a token',
    description:
      'For people without an account. Stream decides how long the token is valid. Returns 400 if the id belongs to a user who is ' +
      'no guest, and 403 if the app has no guests.',
    scopes: ['tokens:mint'],
    body: { type: GuestBody, examples: GUEST_EXAMPLES },
    answers: [
      {
        status: 201,
        description: 'The guest and its token.',
        type: CreatedGuest,
        example: CREATED_GUEST,
      },
    ],
  })
  async createGuest(@Body() body: GuestBody, @Upstream() upstream: RequestOptions): Promise<CreatedGuest> {
    const { user, access_token } = await this.stream.createGuest(body, upstream);
    return { user, access_token, api_key: this.stream.apiKey };
  }
}
