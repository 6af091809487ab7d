import { findHint } from './error-hints';

describe('findHint', () => {
  it.each([
    [
      4,
      "The following users are involved in call create operation, but don't exist: [a b]. Please create the user objects before setting up the call.",
      'ensureUsers',
    ],
    [4, "the provided users [a] don't exist", 'ensureUsers'],
    [
      4,
      'either data.created_by or data.created_by_id must be provided when using server side auth.',
      'data.created_by_id',
    ],
    [4, 'cannot set both data.created_by and data.created_by_id.', 'not both'],
    [4, 'either user or user_id must be provided when using server side auth.', '`user_id`'],
    [4, 'cannot specify sort and next/prev at the same time', 'first page only'],
    [5, 'Token signature is invalid', 'STREAM_API_SECRET'],
    [
      43,
      'JWTAuth error: signature is not valid. Make sure the token is created using the secret for API key "k"',
      'STREAM_API_SECRET',
    ],
    [2, 'api_key not valid', 'STREAM_API_KEY'],
    [42, 'JWTAuth error: token used before issue at (iat)', 'clock'],
    [40, 'Token is expired', 'expired'],
    [16, 'the user john was deactivated', 'reactivateUser'],
    [16, 'the user john was deleted', 'restoreUsers'],
    [16, 'webinar: call type does not exist', 'listCallTypes'],
    [
      4,
      'recording quality is required when audio_only is false and recording is enabled',
      'audio_only: true',
    ],
    [4, 'Video is not enabled for this call', 'video.enabled'],
    [4, 'there is no active session', 'somebody is in the call'],
    [9, 'Too many requests for user: john, check response headers for more information.', 'rateLimit.reset'],
  ])('of code %i, %s, says something with %s', (code, text, part) => {
    expect(findHint(code, text)).toContain(part);
  });

  it('says nothing about other errors', () => {
    expect(findHint(4, 'name is a required field')).toBeUndefined();
    expect(findHint(undefined, 'no reason given')).toBeUndefined();
  });
});
