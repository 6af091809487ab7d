/** The bytes of a body as they came, or why there are none. */
export type CapturedBody = Buffer | 'payload too large' | 'body incomplete' | 'body taken';
