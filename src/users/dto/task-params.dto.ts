import { Field } from '../../stream/models/fields/field';

export class TaskParams {
  /**
   * The task's id, as answered by the request that started it.
   * @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10'
   */
  @Field.text({
    maxLength: 255,
    pattern: /^[\w-]+$/,
    patternMessage: '$property may only have letters, digits, _ and -',
  })
  id!: string;
}
