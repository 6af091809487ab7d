/** What every response of Stream's API has. */
export class DurationResponse {
  /**
   * Time Stream took, in milliseconds.
   * @example '10.89ms'
   */
  duration!: string;
}
