import { Body, Header, HttpCode, Param, Post } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { OWN_TOKEN } from '../access/rules/user-rules';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';
import { Upstream } from '../rest/upstream.decorator';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { readTokenTimes } from '../stream/tokens/read-token-times';
import { MintedToken, MintTokenBody, RevokeTokensBody } from './dto/token.dto';
import { UserParams } from './dto/user-params.dto';

import { MINT_EXAMPLES, MINTED_TOKEN, REVOKE_EXAMPLES } from './users.examples';

@RestController('users/:id/tokens', 'tokens')
export class TokensController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @Operation({
    summary: 'Mint a token for a user',
    description:
      "The user's app connects to Stream with it. It is signed here, without asking Stream; minting does not create the user.",
    scopes: ['tokens:mint'],
    users: OWN_TOKEN,
    body: { type: MintTokenBody, examples: MINT_EXAMPLES },
    answers: [{ status: 201, description: 'The token.', type: MintedToken, example: MINTED_TOKEN }],
  })
  mintToken(@Param() { id }: UserParams, @Body() { call_cids, ...claims }: MintTokenBody): MintedToken {
    const token = call_cids
      ? this.stream.generateCallToken({ user_id: id, call_cids, ...claims })
      : this.stream.generateUserToken({ user_id: id, ...claims });
    return { user_id: id, token, ...readTokenTimes(token), api_key: this.stream.apiKey };
  }

  @Post('revoke')
  @HttpCode(204)
  @Operation({
    summary: 'Revoke the tokens of a user',
    description:
      'Tokens issued before a moment stop working; by default all that were issued until now. The user can get new ones at once.',
    scopes: ['users:write'],
    body: { type: RevokeTokensBody, examples: REVOKE_EXAMPLES },
    answers: [{ status: 204, description: 'The tokens are revoked.' }],
    errors: [404],
  })
  async revokeTokens(
    @Param() { id }: UserParams,
    @Body() { before }: RevokeTokensBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.revokeUserTokens(id, before, upstream);
  }
}
