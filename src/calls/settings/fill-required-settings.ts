import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import {
  CallSettingsRequest,
  type CallSettingsResponse,
} from '../../stream/models/settings/call-settings.model';
import { validationMessages } from '../../stream/models/validation/validation-messages';
import type { CallSettingsPatch } from '../dto/settings-patch.dto';

export type FilledSettings =
  | { readonly settings: CallSettingsRequest; readonly problems?: undefined }
  /** Sentences that begin with the JSON path of a field that has to be sent. */
  | { readonly settings?: undefined; readonly problems: readonly string[] };

/**
 * Stream checks each section of settings as sent, so the fields it requires have to be in it even when they do not change.
 * Takes those that were left out of `patch` from the settings in force, and nothing else.
 */
export function fillRequiredSettings(
  patch: CallSettingsPatch,
  inForce: CallSettingsResponse,
): FilledSettings {
  const filled = missingFields(check(patch)).flatMap((path) => {
    const value = valueAt(inForce, path);
    return value === undefined || value === null ? [] : [{ path, value }];
  });
  const settings = filled.reduce<object>((all, { path, value }) => withValue(all, path, value), patch);
  const problems = validationMessages(check(settings));
  if (problems.length === 0) return { settings };
  return { problems: problems.map((problem) => explain(problem, filled)) };
}

interface FilledField {
  readonly path: readonly string[];
  readonly value: unknown;
}

function check(settings: object): ValidationError[] {
  return validateSync(plainToInstance(CallSettingsRequest, settings));
}

/** The rules are those of the request's classes: what breaks one by being absent is required. */
function missingFields(errors: readonly ValidationError[], parents: readonly string[] = []): string[][] {
  return errors.flatMap((error) => {
    const path = [...parents, error.property];
    if (error.children?.length) return missingFields(error.children, path);
    return error.value === undefined ? [path] : [];
  });
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    root,
  );
}

function withValue(root: object, [key = '', ...rest]: readonly string[], value: unknown): object {
  const child = (root as Record<string, unknown>)[key];
  const isParent = rest.length > 0 && typeof child === 'object' && child !== null;
  return { ...root, [key]: isParent ? withValue(child, rest, value) : value };
}

/** A value in force may be one that Stream does not take back, such as the ring timers of 0 that some call types have. */
function explain(problem: string, filled: readonly FilledField[]): string {
  const field = filled.find(({ path }) => problem.split(' ').includes(path.join('.')));
  if (!field) return problem;
  return `${problem}; it has to be sent, since Stream does not take back the value in force, ${String(field.value)}`;
}
