import type { Operation, OperationDeclaration } from './operation';

type Declarations = Readonly<Record<string, OperationDeclaration>>;

/** Operations by name, each with the type of its own path template. */
export type Operations<T extends Declarations> = {
  readonly [Name in keyof T]: Operation<T[Name]['path'], Name & string>;
};

/** The reasons that most declarations share. */
export const READS = 'it reads';
export const SAME_CONTENT = 'the same content is written again';

/** Stream's message when there is nothing to stop. */
export const NOT_RUNNING = /^call (egress is not running|is not being (transcribed|captioned))$/;

/** Declares the operations of a resource: each key is the operation's name at Stream. */
export function declareOperations<const T extends Declarations>(declarations: T): Operations<T> {
  const named = Object.entries(declarations).map(([name, declaration]) => [name, { name, ...declaration }]);
  return Object.fromEntries(named) as Operations<T>;
}
