import { Authenticator } from './authenticator';
import type { Principal } from '../principal';
import { SCOPES } from '../scope';

const ANYONE: Principal = { subject: 'anyone', kind: 'service', scopes: SCOPES };

/**
 * Lets every request in with every scope: whoever reaches the app can mint a token for any user. Only for apps that
 * nobody else can reach, such as those behind a gateway that checks who calls.
 */
export class OpenAccessAuthenticator extends Authenticator {
  override authenticate(): Principal {
    return ANYONE;
  }
}
