import type { Variable } from './variable';
import type { VariableReader, VariableSource } from './variable-reader';

/** A variable as it may be shown to people. */
export interface Setting {
  readonly name: string;
  /** Its text, or what may be known of it. Absent when it is not set and has no default. */
  readonly value?: string;
  readonly source: VariableSource;
}

/** What is in force for a variable, without what is secret. */
export function describeVariable(variable: Variable, variables: VariableReader): Setting {
  const { name } = variable;
  const found = variables.find(variable);
  if (found) return { name, value: shown(variable, found.text), source: found.source };
  if (variable.default === undefined) return { name, source: 'not set' };
  return { name, value: variable.default, source: 'default' };
}

function shown({ secret = false, show = (text) => text }: Variable, text: string): string {
  return secret ? `set, ${text.length} characters` : show(text);
}
