import type { DoctorCheck } from '../doctor-check';
import type { Finding } from '../finding';

const CHECK = 'app';

/** Settings of the app that let anybody in, or nobody. */
export const checkApp: DoctorCheck = ({ app: answer, production }) => {
  if (!answer) {
    return {
      check: CHECK,
      status: 'skipped',
      message: 'The settings of the app could not be read.',
      fix: 'See credentials.',
    };
  }
  const { suspended, disable_auth_checks, disable_permissions_checks } = answer.app;
  const open = production ? 'error' : 'warning';
  const findings: Finding[] = [];
  if (suspended) {
    findings.push({
      check: CHECK,
      status: 'error',
      message: 'Stream has suspended the app: nobody can connect.',
      fix: "See Stream's dashboard for the reason, or ask Stream's support.",
    });
  }
  if (disable_auth_checks) {
    findings.push({
      check: CHECK,
      status: open,
      message: 'The app does not check tokens: anybody who knows the API key can connect as anybody.',
      fix: "Switch off 'Disable Auth Checks' on Stream's dashboard, or updateApp({ disable_auth_checks: false }).",
    });
  }
  if (disable_permissions_checks) {
    findings.push({
      check: CHECK,
      status: open,
      message: 'The app does not check permissions: every user may do everything.',
      fix: "Switch off 'Disable Permission Checks' on Stream's dashboard, or updateApp({ disable_permissions_checks: false }).",
    });
  }
  if (findings.length > 0) return findings;
  return { check: CHECK, status: 'ok', message: 'The app checks tokens and permissions.' };
};
