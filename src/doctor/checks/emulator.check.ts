import type { ProxySetting } from '../../stream/proxy/choose-proxy';
import { fetchText } from '../../stream/proxy/fetch-text';
import type { DoctorCheck } from '../doctor-check';

const CHECK = 'emulator';
const FIX = "Unset STREAM_BASE_URL, or set it to Stream's address.";

/** In milliseconds. */
const TIMEOUT = 3000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether production talks to the emulator, which keeps nothing. */
export const checkEmulator: DoctorCheck = async ({ client, production, proxy }) => {
  if (!production)
    return { check: CHECK, status: 'ok', message: 'Outside production, the emulator may be used.' };
  if (await isEmulator(client.baseUrl, proxy)) {
    return {
      check: CHECK,
      status: 'error',
      message: `${client.baseUrl} is the emulator, which keeps data in memory only.`,
      fix: FIX,
    };
  }
  if (LOOPBACK.test(new URL(client.baseUrl).hostname)) {
    return {
      check: CHECK,
      status: 'warning',
      message: `${client.baseUrl} is this machine, where Stream is not.`,
      fix: `${FIX} If a proxy listens there, all is well.`,
    };
  }
  return { check: CHECK, status: 'ok', message: `${client.baseUrl} is not the emulator.` };
};

/** The emulator answers with a few words. */
const ANSWER_BYTES_MAX = 64 * 1024;

/** The emulator answers below `/_emulator`, if only to say that it lets nobody in; Stream has nothing there. */
async function isEmulator(baseUrl: string, proxy: ProxySetting): Promise<boolean> {
  try {
    const { text } = await fetchText(`${baseUrl}/_emulator/doctor`, {
      signal: AbortSignal.timeout(TIMEOUT),
      maxBytes: ANSWER_BYTES_MAX,
      proxy,
    });
    return text.includes('control API');
  } catch {
    return false;
  }
}
