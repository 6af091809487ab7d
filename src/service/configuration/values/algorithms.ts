import {
  PUBLIC_KEY_ALGORITHMS,
  SECRET_ALGORITHMS,
  type JwtAlgorithm,
} from '../../../access/authenticators/jwt/jwt-algorithm';
import type { ParseValue } from '../variables/variable';
import { choice } from './choice';
import { listOf } from './list';

/** The algorithms that a JWT may be signed with. */
export const algorithms: ParseValue<readonly JwtAlgorithm[]> = listOf(
  choice([...SECRET_ALGORITHMS, ...PUBLIC_KEY_ALGORITHMS]),
);
