import { IsDate } from 'class-validator';
import { ConvertText } from './convert-text';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** The rules for a date: a `Date` in code, an RFC 3339 string with a zone in JSON. */
export function dateRules(): PropertyDecorator[] {
  return [
    ConvertText((text) => (RFC_3339.test(text) ? new Date(text) : text)),
    IsDate({ message: '$property must be an RFC 3339 date such as 2026-01-15T09:30:00Z' }),
  ];
}
