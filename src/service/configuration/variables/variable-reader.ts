import { StreamConfigurationError } from '../../../stream/stream.errors';
import { systemErrorCode } from '../../../stream/system-error-code';
import type { ConfigurationSources } from '../configuration-sources';
import { fileVariable, type DefaultedVariable, type Variable } from './variable';

/** Where the value of a variable comes from. */
export type VariableSource = 'environment' | '.env' | 'file' | 'default' | 'not set';

interface FoundText {
  readonly text: string;
  readonly source: VariableSource;
  /** The variable to name when the text is wrong. */
  readonly name: string;
}

/** Reads variables, and keeps what is wrong with them, so that all of it can be told at once. */
export class VariableReader {
  readonly #problems = new Map<string, string>();
  readonly #texts = new Map<string, FoundText | undefined>();

  constructor(private readonly sources: ConfigurationSources) {}

  /** What is wrong with the variables that were read, or with some of them, a line each. */
  problems(among?: readonly Variable[]): readonly string[] {
    if (!among) return [...this.#problems.values()];
    return among.flatMap(({ name }) => this.#problems.get(name) ?? []);
  }

  /** The value of a variable. When its text is wrong, that is a problem, and it counts as not set. */
  read<Value>(variable: DefaultedVariable<Value>): Value;
  read<Value>(variable: Variable<Value>): Value | undefined;
  read<Value>(variable: Variable<Value>): Value | undefined {
    const found = this.find(variable);
    try {
      if (found) return variable.parse(found.name, found.text);
    } catch (error) {
      this.#keep(variable, error);
    }
    return variable.default === undefined ? undefined : variable.parse(variable.name, variable.default);
  }

  /** Whether something is set, be it right or wrong. */
  isSet(variable: Variable): boolean {
    return this.find(variable) !== undefined || this.#problems.has(variable.name);
  }

  /** The text of a variable and where it was found; `undefined` when it is not set. */
  find(variable: Variable): FoundText | undefined {
    if (!this.#texts.has(variable.name)) this.#texts.set(variable.name, this.#lookUp(variable));
    return this.#texts.get(variable.name);
  }

  #lookUp(variable: Variable): FoundText | undefined {
    const own = this.#textOf(variable.name);
    const path = variable.file === true ? this.#textOf(fileVariable(variable)) : undefined;
    if (path === undefined) return own;
    try {
      if (own)
        throw new StreamConfigurationError(`${own.name} and ${path.name} are both set: set one of them.`);
      return this.#textOfFile(path);
    } catch (error) {
      this.#keep(variable, error);
      return undefined;
    }
  }

  #textOf(name: string): FoundText | undefined {
    const { environment, dotenv = {} } = this.sources;
    const source = environment[name] === undefined ? '.env' : 'environment';
    const text = environment[name] ?? dotenv[name] ?? '';
    return text === '' ? undefined : { text, source, name };
  }

  #textOfFile({ name, text: path }: FoundText): FoundText | undefined {
    try {
      // Editors and `echo` end files with a newline, which belongs to no secret.
      const text = this.sources.readFile(path).trim();
      if (text !== '') return { text, source: 'file', name };
    } catch (error) {
      throw new StreamConfigurationError(`${name}: ${path} cannot be read (${systemErrorCode(error)}).`);
    }
    throw new StreamConfigurationError(`${name}: ${path} is empty.`);
  }

  #keep({ name }: Variable, error: unknown): void {
    if (!(error instanceof StreamConfigurationError)) throw error;
    this.#problems.set(name, error.message);
  }
}
