import { inputError } from '../protocol/stream-fault';
import { parseTime } from '../protocol/wire-time';
import type { Filter, FilterTest } from './filter';
import { FILTER_OPERATORS, type FilterOperator } from './filter-operator';
import { FILTER_TESTS } from './filter-test';
import type { QueryField, QueryModel } from './query-model';

const MAX_DEPTH = 32;

/**
 * Checks a filter as a request sent it. `undefined`, `null` and `{}` match everything.
 * Throws 400 in Stream's words for an unknown field, an operator the field does not take, or a value of the wrong type.
 */
export function parseFilter<T>(model: QueryModel<T>, raw: unknown): Filter<T> {
  return parseGroup(model, raw ?? {}, 'filter_conditions', 0);
}

function parseGroup<T>(model: QueryModel<T>, raw: unknown, path: string, depth: number): Filter<T> {
  if (depth > MAX_DEPTH) throw inputError(`${path} is nested too deeply`, path);
  const parts = entriesOf(raw, path).flatMap(([key, value]): Filter<T>[] => {
    if (key !== '$and' && key !== '$or') return parseField(model, key, value);
    const branches = listOf(value, key).map((branch) => parseGroup(model, branch, key, depth + 1));
    if (branches.length === 0) throw inputError(`${key} must contain at least 1 item`, key);
    return [{ kind: key === '$and' ? 'all' : 'any', parts: branches }];
  });
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', parts };
}

function parseField<T>(model: QueryModel<T>, name: string, raw: unknown): FilterTest<T>[] {
  const field = model.field(name);
  if (field === undefined || field.operators.length === 0)
    throw inputError(`unrecognized field "${name}"`, name);
  if (!isCondition(raw, field)) return [parseTest(name, field, '$eq', raw)];
  return Object.entries(raw).map(([operator, operand]) => parseTest(name, field, operator, operand));
}

/** Tells `{"$gt": 1}` from a plain value; in free-form data an object without operators is a value. */
function isCondition<T>(raw: unknown, field: QueryField<T>): raw is object {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const keys = Object.keys(raw);
  return keys.length > 0 && (field.type !== 'json' || keys.some((key) => key.startsWith('$')));
}

function parseTest<T>(name: string, field: QueryField<T>, operator: string, operand: unknown): FilterTest<T> {
  if (!isOperator(operator) || !field.operators.includes(operator)) {
    throw inputError(`operator "${operator}" is not allowed for field "${name}"`, name);
  }
  const checked = checkOperand(name, field, operator, operand);
  return {
    kind: 'test',
    name,
    field,
    operator,
    operand: checked,
    accepts: FILTER_TESTS[operator](checked as never),
  };
}

function isOperator(text: string): text is FilterOperator {
  return (FILTER_OPERATORS as readonly string[]).includes(text);
}

function checkOperand<T>(
  name: string,
  field: QueryField<T>,
  operator: FilterOperator,
  operand: unknown,
): unknown {
  switch (operator) {
    case '$exists':
      return typed(operand, 'boolean', name);
    case '$autocomplete':
    case '$q':
      return typed(operand, 'string', name);
    case '$in':
    case '$nin':
      return listOf(operand, name).map((item) => scalar(item, field, name));
    case '$contains':
      return field.type === 'strings' ? typed(operand, 'string', name) : operand;
    case '$eq':
    case '$ne':
      return equalityOperand(operand, field, name);
    default:
      return comparable(scalar(operand, field, name), operator, name);
  }
}

function equalityOperand<T>(operand: unknown, field: QueryField<T>, name: string): unknown {
  if (operand === null || field.type === 'json') return operand;
  if (field.type === 'strings' && Array.isArray(operand))
    return operand.map((item) => typed(item, 'string', name));
  return scalar(operand, field, name);
}

function scalar<T>(value: unknown, field: QueryField<T>, name: string): unknown {
  switch (field.type) {
    case 'date': {
      const time = parseTime(value);
      if (time === undefined) throw wrongType('date', name, value);
      return time;
    }
    case 'number':
      return typed(value, 'number', name);
    case 'boolean':
      return typed(value, 'boolean', name);
    case 'string':
      return typed(value, 'string', name);
    case 'strings':
      if (value === '') throw wrongType('array', name, value);
      return typed(value, 'string', name);
    case 'json':
      if (typeof value === 'object') throw wrongType('scalar', name, value);
      return value;
  }
}

/** Booleans have no order. */
function comparable(value: unknown, operator: FilterOperator, name: string): unknown {
  if (typeof value === 'boolean')
    throw inputError(`operator "${operator}" is not allowed for field "${name}"`, name);
  return value;
}

function typed(value: unknown, type: 'string' | 'number' | 'boolean', name: string): unknown {
  if (typeof value !== type) throw wrongType(type, name, value);
  return value;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongType('array', name, value);
  return value;
}

function entriesOf(value: unknown, name: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrongType('object', name, value);
  return Object.entries(value);
}

function wrongType(expected: string, name: string, value: unknown): Error {
  const got = typeof value === 'string' ? value : JSON.stringify(value);
  return inputError(`expected ${expected} for field "${name}" but got "${got}"`, name);
}
