interface Hint {
  /** Applies to errors with one of these codes of Stream's, when given. */
  readonly codes?: readonly number[];
  /** Applies to errors whose text matches, when given. */
  readonly text?: RegExp;
  readonly hint: string;
}

const HINTS: readonly Hint[] = [
  {
    text: /involved in call create operation, but don't exist|the provided users .* don't exist/,
    hint: 'Members must exist as users: create them with `client.upsertUsers` or `client.ensureUsers` first.',
  },
  {
    text: /either data\.created_by or data\.created_by_id must be provided/,
    hint: 'A call made by a server needs an owner: give `data.created_by_id`.',
  },
  {
    text: /cannot set both data\.created_by and data\.created_by_id/,
    hint: 'Give `data.created_by_id` for a user who exists, or `data.created_by` to write the user as well, not both.',
  },
  {
    text: /either user or user_id must be provided/,
    hint: 'A server acts for a user here: say which with `user_id`.',
  },
  {
    text: /cannot specify sort and next\/prev at the same time/,
    hint: 'Send `sort` with the first page only; the cursor knows the order. `iterateCalls` does so.',
  },
  {
    text: /signature is (invalid|not valid)/i,
    hint: 'The secret does not belong to the API key: check STREAM_API_KEY and STREAM_API_SECRET, or what was passed.',
  },
  {
    codes: [2],
    hint: 'Stream does not know the API key: check STREAM_API_KEY, or what was passed, and STREAM_BASE_URL.',
  },
  {
    codes: [41, 42],
    hint: "This machine's clock is ahead of Stream's: set it by NTP, or raise `tokenBackdatingSeconds`.",
  },
  { codes: [40], hint: 'The token has expired: issue a new one.' },
  {
    text: /the user .* was deleted/,
    hint: 'A soft-deleted user comes back with `client.restoreUsers`; one that was deleted for good does not.',
  },
  {
    text: /the user .* was deactivated/,
    hint: 'Bring the user back with `client.reactivateUser`.',
  },
  {
    text: /call type does not exist/,
    hint: 'See `client.video.listCallTypes()` for the call types there are.',
  },
  {
    text: /recording quality is required/,
    hint: 'The section `recording` is checked as sent: give `quality` or `audio_only: true` along with `mode`.',
  },
  {
    text: /Video is not enabled for this call/,
    hint: 'The settings turn video off: set `video.enabled` along with `video.camera_default_on`.',
  },
  {
    text: /there is no active session/,
    hint: 'This works only while somebody is in the call.',
  },
  {
    codes: [9],
    hint: 'Wait until `rateLimit.reset`.',
  },
];

/** What to do about an error of Stream's, when it is one that people often meet. */
export function findHint(code: number | undefined, text: string): string | undefined {
  return HINTS.find((hint) => applies(hint, code, text))?.hint;
}

function applies(hint: Hint, code: number | undefined, text: string): boolean {
  if (hint.text) return hint.text.test(text);
  return code !== undefined && hint.codes?.includes(code) === true;
}
