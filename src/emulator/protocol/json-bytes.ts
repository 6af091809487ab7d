/**
 * A response whose JSON was serialized before. `parts`, one after the other, are the members of the body's object and the brace
 * that closes it: `"call":{…},"members":[…]}`.
 */
export class JsonBytes {
  constructor(readonly parts: readonly Buffer[]) {}
}
