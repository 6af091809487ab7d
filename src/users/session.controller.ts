import { ForbiddenException, Header, Inject, Optional, Post } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { OWN_SESSION } from '../access/rules/user-rules';
import { UserWhoSignsIn, type SignedInUser } from '../access/signed-in-user.decorator';
import { USER_STANDINGS, type UserStandings } from '../access/standing/user-standings';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';
import { Upstream } from '../rest/upstream.decorator';
import { SessionResponse } from '../stream/models/session.model';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { StreamApiError } from '../stream/stream.errors';
import { StreamUserDeactivatedError } from '../stream/users/session/user-deactivated.error';
import { SESSION } from './users.examples';

@RestController('session', 'tokens')
export class SessionController {
  constructor(
    @InjectRouteClient() private readonly stream: StreamClient,
    @Optional() @Inject(USER_STANDINGS) private readonly standings?: UserStandings,
  ) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @Operation({
    summary: 'Sign in to Stream',
    description:
      "What the signed-in user's app needs to connect, and the address for its token provider. The user is the one of the " +
      'credentials, and is created in Stream or gets its name and image from there; all else of it stays as it is. Takes no body.',
    scopes: ['tokens:mint'],
    users: OWN_SESSION,
    answers: [{ status: 201, description: 'The session.', type: SessionResponse, example: SESSION }],
    errors: [404],
  })
  async createSession(
    @UserWhoSignsIn() user: SignedInUser,
    @Upstream() upstream: RequestOptions,
  ): Promise<SessionResponse> {
    try {
      const isUnknown = this.standings?.find(this.stream, user.id) === 'unknown';
      if (isUnknown) this.stream.forgetProfile(user.id);
      return await this.stream.createSession(user, upstream);
    } catch (error) {
      if (error instanceof StreamUserDeactivatedError) throw new ForbiddenException(error.message);
      if (error instanceof StreamApiError && error.status === 404 && error.code === 16) {
        throw new ForbiddenException(`The user ${user.id} cannot sign in: ${error.reason}`);
      }
      throw error;
    }
  }
}
