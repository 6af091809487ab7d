import { API_SECRET, aContext } from '../../../test/support/doctor-context';
import { checkPublicVariables } from './public-variables.check';

const check = (environment: Record<string, string>, secrets = [API_SECRET]) =>
  checkPublicVariables(aContext({ environment, secrets }));

describe('checkPublicVariables', () => {
  it('is content with what may be public', () => {
    const environment = {
      STREAM_API_SECRET: API_SECRET,
      NEXT_PUBLIC_STREAM_API_KEY: 'mmhfdzb5evj2',
      VITE_EMPTY_SECRET: '',
      PATH: '/bin',
    };

    expect(check(environment)).toMatchObject({ status: 'ok' });
  });

  it.each([
    'NEXT_PUBLIC_',
    'VITE_',
    'REACT_APP_',
    'NUXT_PUBLIC_',
    'EXPO_PUBLIC_',
    'PUBLIC_',
    'GATSBY_',
    'VUE_APP_',
  ])('finds the secret in a variable that begins with %s, and does not show it', (prefix) => {
    const findings = check({ [`${prefix}STREAM`]: `key:${API_SECRET}` });

    expect(findings).toEqual([
      {
        check: 'public variables',
        status: 'error',
        message: `${prefix}STREAM has a secret of the backend in it, and builds of front ends publish it.`,
        fix: expect.stringContaining(`Remove ${prefix}STREAM`),
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain(API_SECRET);
  });

  it('finds other secrets of the host too', () => {
    expect(check({ VITE_X: 'api-key-of-a-service' }, ['api-key-of-a-service'])).toMatchObject([
      { status: 'error' },
    ]);
  });

  it('does not take a short secret for a part of something else', () => {
    expect(check({ VITE_URL: 'https://example.com/secretary' }, ['secret'])).toMatchObject({ status: 'ok' });
    expect(check({ VITE_URL: 'secret' }, ['secret'])).toMatchObject([{ status: 'error' }]);
  });

  it.each(['VITE_STREAM_SECRET', 'NEXT_PUBLIC_DB_PASSWORD'])('warns of the name %s', (name) => {
    expect(check({ [name]: 'something' })).toMatchObject([{ status: 'warning', fix: expect.any(String) }]);
  });
});
