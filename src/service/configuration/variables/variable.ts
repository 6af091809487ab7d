/**
 * Turns the text of a variable into its value.
 *
 * @throws StreamConfigurationError naming the variable and what is allowed
 */
export type ParseValue<Value> = (name: string, text: string) => Value;

/** An environment variable that the service reads. */
export interface Variable<Value = unknown> {
  readonly name: string;
  /** What it is for, in a few words, as in docs/configuration.md. */
  readonly meaning: string;
  readonly usedBy: string;
  /** What counts when it is not set, as it would be written in the environment. */
  readonly default?: string;
  /** Nothing of its value is ever shown but its length. */
  readonly secret?: boolean;
  /** It may also be read from a file, whose path is in the variable with `_FILE` behind its name. */
  readonly file?: boolean;
  /** How its value is shown, when part of it is secret. */
  readonly show?: (text: string) => string;
  readonly parse: ParseValue<Value>;
}

/** A variable that always has a value. */
export interface DefaultedVariable<Value> extends Variable<Value> {
  readonly default: string;
}

/** The variable with the path of the file that has the value of another one. */
export function fileVariable({ name }: Variable): string {
  return `${name}_FILE`;
}
