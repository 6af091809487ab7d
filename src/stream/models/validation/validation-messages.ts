import type { ValidationError } from 'class-validator';
import { fieldPath } from './field-path';

/**
 * One sentence per broken rule, each beginning with (or naming) the JSON path of its field:
 * `data.members[0].user_id must be a string`, `users[2].colour is not a known field`.
 */
export function validationMessages(errors: readonly ValidationError[], parentPath = ''): string[] {
  const messages = errors.flatMap((error) => {
    const path = fieldPath(parentPath, error.property);
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => {
      if (rule === 'whitelistValidation') return `${path} is not a known field`;
      if (rule === 'nestedValidation') return `${path} must be an object`;
      return withPath(message, error.property, path);
    });
    return [...own, ...validationMessages(error.children ?? [], path)];
  });
  return [...new Set(messages)];
}

function withPath(message: string, property: string, path: string): string {
  const at = message.indexOf(property);
  if (at === -1) return `${path}: ${message}`;
  return message.slice(0, at) + path + message.slice(at + property.length);
}
