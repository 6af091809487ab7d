import fc from 'fast-check';
import { CALL_ID_MAX_LENGTH, USER_ID_MAX_LENGTH } from '../../models/limits';
import { StreamValidationError } from '../../stream.errors';
import { fillPath } from './fill-path';

describe('fillPath', () => {
  it('fills in parameters', () => {
    expect(fillPath('/video/call/{type}/{id}/ring', { type: 'default', id: 'standup-1' })).toBe(
      '/video/call/default/standup-1/ring',
    );
  });

  it('keeps any id within its own segment, for parsers that resolve dots as well', () => {
    const id = fc.string({ unit: 'binary', minLength: 1, maxLength: CALL_ID_MAX_LENGTH / 2 });
    fc.assert(
      fc.property(id, (value) => {
        fc.pre(value !== '.' && value !== '..');
        const url = new URL(
          `https://stream.example/api/v2${fillPath('/video/call/{type}/{id}', { type: 'default', id: value })}?api_key=k`,
        );
        expect(url.pathname.split('/').slice(0, 6)).toEqual(['', 'api', 'v2', 'video', 'call', 'default']);
        expect(url.pathname.split('/')).toHaveLength(7);
        expect(decodeURIComponent(url.pathname.split('/')[6]!)).toBe(value);
        expect(url.search).toBe('?api_key=k');
        expect(url.hash).toBe('');
      }),
    );
  });

  it.each([
    ['../../app?x=', '..%2F..%2Fapp%3Fx%3D'],
    ['a%2Fb', 'a%252Fb'],
    ['a b#c', 'a%20b%23c'],
  ])('encodes %s', (id, encoded) => {
    expect(fillPath('/{id}', { id })).toBe(`/${encoded}`);
  });

  it.each([
    ['empty text', '', 'id must not be empty.'],
    ['a dot', '.', "id must not be '.'."],
    ['two dots', '..', "id must not be '..'."],
    ['half a surrogate pair', '\udc00', 'id must be well-formed Unicode text.'],
    ['text that is too long', 'x'.repeat(65), 'id must have at most 64 characters, this one has 65.'],
    ['nothing', undefined, 'id must be text, not undefined.'],
    ['null', null, 'id must be text, not null.'],
    ['a number', 7, 'id must be text, not 7.'],
  ])('refuses %s and names the parameter', (_, id, message) => {
    const fill = (): string => fillPath('/video/call/{id}', { id: id as string });
    expect(fill).toThrow(StreamValidationError);
    expect(fill).toThrow(message);
  });

  it('allows user ids to be longer than call ids', () => {
    const user_id = 'u'.repeat(USER_ID_MAX_LENGTH);
    expect(fillPath('/users/{user_id}', { user_id })).toBe(`/users/${user_id}`);
    expect(() => fillPath('/users/{user_id}', { user_id: `${user_id}u` })).toThrow(
      'user_id must have at most 255 characters',
    );
  });
});
