import type { Type } from '@nestjs/common';
import { documentedFields } from '../stream/models/documentation/documented-fields';
import { Field } from '../stream/models/fields/field';
import { brokenRules } from '../stream/models/validation/broken-rules';
import { checkedInstance } from '../stream/models/validation/checked-instance';
import { passesFastCheck } from '../stream/models/validation/surely-valid';
import { PartialDeep } from './partial-deep';

class LayoutSettingsRequest {
  @Field.text({ maxLength: 3 })
  name!: string;
}

class LooseOptions {
  @Field.boolean({ optional: true })
  enabled?: boolean;
}

class RecordingSettings {
  @Field.integer({ min: 1 })
  interval!: number;

  @Field.nested(() => LayoutSettingsRequest, { optional: true })
  layout?: LayoutSettingsRequest;

  @Field.nested(() => LayoutSettingsRequest, { list: true })
  others!: LayoutSettingsRequest[];
}

class Request {
  @Field.nested(() => RecordingSettings)
  recording!: RecordingSettings;

  @Field.nested(() => LayoutSettingsRequest)
  layout!: LayoutSettingsRequest;

  @Field.nested(() => LooseOptions)
  loose!: LooseOptions;

  @Field.mapOf(LayoutSettingsRequest)
  layouts!: Record<string, LayoutSettingsRequest>;

  @Field.integer({ nullable: true })
  limit!: number | null;
}

class Patch extends PartialDeep(Request) {}

/** The class of a field, as Swagger reads it. */
function documentedClass(type: Type<object>, field: string): Type<object> {
  const { type: lazy } = documentedFields(type)[field] as { type: () => Type<object> };
  return lazy();
}

describe('PartialDeep', () => {
  it.each([
    {},
    { recording: {} },
    { recording: { layout: {} } },
    { recording: { interval: 1, others: [{ name: 'a' }] } },
    { layout: { name: 'a' }, loose: { enabled: true } },
    { layouts: {} },
    { limit: null },
  ])('accepts %j', (body) => {
    expect(brokenRules(Patch, body)).toEqual([]);
  });

  it.each([
    [{ recording: { interval: 0 } }, 'recording.interval must not be less than 1'],
    [{ recording: { interval: null } }, 'recording.interval must be an integer number'],
    [{ recording: { layout: { name: 'abcd' } } }, 'recording.layout.name must be shorter than'],
    [{ recording: { others: [{}] } }, 'recording.others[0].name must be a string'],
    [{ recording: { color: 1 } }, 'recording.color is not a known field'],
    [{ recording: null }, 'recording must be an object'],
    [{ layouts: { a: { name: 'abcd' } } }, 'layouts.a.name must be shorter than'],
    [{ limit: 'x' }, 'limit must be an integer number'],
  ])('keeps the rules: rejects %j', (body, message) => {
    expect(brokenRules(Patch, body)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });

  it('leaves the class that it is derived from as it is', () => {
    expect(brokenRules(Request, { recording: {} })).toEqual(
      expect.arrayContaining(['recording.interval must be an integer number']),
    );
  });

  it('names the classes inside after those that they are derived from, each once', () => {
    const recording = documentedClass(Patch, 'recording');

    expect(recording.name).toBe('RecordingPatch');
    expect(documentedClass(Patch, 'layout').name).toBe('LayoutSettingsPatch');
    expect(documentedClass(recording, 'layout')).toBe(documentedClass(Patch, 'layout'));
    expect(documentedFields(recording).interval).toMatchObject({ type: 'integer', required: false });
  });

  it('derives no class from one without required fields', () => {
    expect(documentedClass(Patch, 'loose')).toBe(LooseOptions);
  });

  it('makes instances of the derived classes, which are validated as quickly', () => {
    const { instance } = checkedInstance(Patch, { recording: { layout: {} } });

    expect((instance as Patch).recording).toBeInstanceOf(documentedClass(Patch, 'recording'));
    expect(passesFastCheck(instance)).toBe(true);
  });

  it('refuses a class without rules', () => {
    class NoRules {
      name?: string;
    }

    expect(() => PartialDeep(NoRules)).toThrow('NoRules has no rules');
  });
});
