import { StreamConfigurationError } from '../../../stream/stream.errors';
import type { ParseValue } from '../variables/variable';

/** A whole number without a sign, in decimal digits. */
export function wholeNumber(min: number, max: number): ParseValue<number> {
  return (name, text) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new StreamConfigurationError(
      `${name} must be a whole number from ${min} to ${max}, not '${text}'.`,
    );
  };
}
