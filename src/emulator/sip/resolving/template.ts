import type { Json, JsonObject } from '../../world/json';

/** What templates can name. */
export type TemplateValues = Readonly<Record<string, string>>;

/** Puts values in place of `{{name}}`. A name that has no value leaves nothing. */
export function render(template: string, values: TemplateValues): string {
  return template.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : '',
  );
}

/** Renders the fields that are texts. */
export function renderFields(fields: Readonly<JsonObject>, values: TemplateValues): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]): [string, Json] => [
      name,
      typeof field === 'string' ? render(field, values) : field,
    ]),
  );
}
