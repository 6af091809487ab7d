import { checkedInstance } from './checked-instance';

/** The rules of `type` that `value` breaks, as sentences with JSON paths; none when it is valid. */
export function brokenRules(type: new () => object, value: object): readonly string[] {
  return checkedInstance(type, value).problems;
}
