/** The metadata of routes that have `ReplyOptions`. */
export const REPLY = Symbol.for('nestjs-getstream:reply');

/** What of the answer depends on the body that a route returns. */
export interface ReplyOptions<Body> {
  /** The status. */
  readonly status?: (body: Body) => number;
  /** Where the created thing is, as path segments below the path of the request; for the header `Location`. */
  readonly location?: (body: Body) => readonly string[];
}
