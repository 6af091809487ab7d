/** Prints times for the `Date` header. Of many requests in one second, all but the first get what was printed already. */
export class DateHeader {
  private second: number | undefined;
  private text = '';

  /** `millis`: since 1970. */
  print(millis: number): string {
    const second = Math.floor(millis / 1000);
    if (second !== this.second) {
      this.second = second;
      this.text = new Date(millis).toUTCString();
    }
    return this.text;
  }
}
