import { aContext, anAppAnswer } from '../../../test/support/doctor-context';
import { checkApp } from './app.check';

describe('checkApp', () => {
  it('is content with an app that checks tokens and permissions', () => {
    expect(checkApp(aContext())).toMatchObject({ status: 'ok' });
  });

  it.each([
    [{ suspended: true }, true, 'error', 'suspended'],
    [{ disable_auth_checks: true }, true, 'error', 'does not check tokens'],
    [{ disable_auth_checks: true }, false, 'warning', 'does not check tokens'],
    [{ disable_permissions_checks: true }, true, 'error', 'does not check permissions'],
  ])('of %j in production (%s) says %s', (app, production, status, words) => {
    expect(checkApp(aContext({ app: anAppAnswer(app), production }))).toEqual([
      { check: 'app', status, message: expect.stringContaining(words), fix: expect.any(String) },
    ]);
  });

  it('is skipped when the app is not known', () => {
    expect(checkApp(aContext({ app: undefined }))).toMatchObject({ status: 'skipped' });
  });
});
