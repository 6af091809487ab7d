import { IsString, Matches, MaxLength } from 'class-validator';

export class TaskParams {
  /**
   * The task's id, as answered by the request that started it.
   * @example '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10'
   */
  @IsString()
  @Matches(/^[\w-]+$/, { message: '$property may only have letters, digits, _ and -' })
  @MaxLength(255)
  id!: string;
}
