import { MAX_MILLISECONDS, RETRIES_MAX } from '../../../stream/option-limits';
import { parseProxySetting, shownProxy } from '../../../stream/proxy/proxy-server';
import { parseBaseUrl } from '../../../stream/stream.options';
import { flag } from '../values/flag';
import { list } from '../values/list';
import { shownAddress } from '../values/shown-address';
import { webAddress } from '../values/web-address';
import { wholeNumber } from '../values/whole-number';
import { word } from '../values/word';
import type { Variable } from './variable';

/** Keys of Stream have some 12 characters, secrets 64. */
const LONGEST_KEY = 32;

/** Stream's API key, which is public; not so the secret, which people take for the key. */
function shownApiKey(text: string): string {
  return text.length > LONGEST_KEY ? `set, ${text.length} characters, which is long for a key` : text;
}

/** The Stream app, and how requests to it are sent. */
export const STREAM_VARIABLES = {
  apiKey: {
    name: 'STREAM_API_KEY',
    meaning: 'of your Stream app; the service without it starts on the emulator',
    usedBy: 'library, service',
    show: shownApiKey,
    parse: word,
  },
  apiSecret: {
    name: 'STREAM_API_SECRET',
    meaning: 'of your Stream app',
    usedBy: 'library, service',
    secret: true,
    file: true,
    parse: word,
  },
  baseUrl: {
    name: 'STREAM_BASE_URL',
    meaning: "where Stream's API is",
    usedBy: 'library, service',
    default: 'https://video.stream-io-api.com',
    show: shownAddress,
    parse: parseBaseUrl,
  },
  timeout: {
    name: 'STREAM_TIMEOUT',
    meaning: 'milliseconds one attempt of a request to Stream may take',
    usedBy: 'library, service',
    default: '3000',
    parse: wholeNumber(1, MAX_MILLISECONDS),
  },
  deadline: {
    name: 'STREAM_DEADLINE',
    meaning: 'milliseconds such a request may take with all its attempts and waiting',
    usedBy: 'library, service',
    default: '10000',
    parse: wholeNumber(1, MAX_MILLISECONDS),
  },
  retries: {
    name: 'STREAM_RETRIES',
    meaning: 'how often a failed attempt is retried, if that is safe; 0: never',
    usedBy: 'library, service',
    default: '2',
    parse: wholeNumber(0, RETRIES_MAX),
  },
  proxy: {
    name: 'STREAM_PROXY_URL',
    meaning: 'a proxy to Stream, in place of `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`; `off`: none',
    usedBy: 'library, service',
    show: shownProxy,
    parse: parseProxySetting,
  },
  maxConcurrent: {
    name: 'STREAM_MAX_CONCURRENT',
    meaning: 'requests to Stream at the same time',
    usedBy: 'service',
    default: '64',
    parse: wholeNumber(1, 10_000),
  },
  cacheTtl: {
    name: 'STREAM_CACHE_TTL',
    meaning: 'milliseconds for which call types and settings are kept; 0: not at all',
    usedBy: 'service',
    default: '0',
    parse: wholeNumber(0, MAX_MILLISECONDS),
  },
  webhookSecrets: {
    name: 'STREAM_WEBHOOK_SECRETS',
    meaning: 'further secrets that may have signed webhooks, with commas between',
    usedBy: 'service',
    secret: true,
    file: true,
    parse: list,
  },
  webhookUrl: {
    name: 'STREAM_WEBHOOK_URL',
    meaning: 'the address at which Stream reaches `/webhooks/stream` of this service, for `doctor`',
    usedBy: 'service',
    show: shownAddress,
    parse: webAddress('https://api.example.com/webhooks/stream'),
  },
  verifyOnStart: {
    name: 'VERIFY_ON_START',
    meaning: '`true`: does not start when Stream says that key and secret do not belong together',
    usedBy: 'service',
    default: 'false',
    parse: flag,
  },
} satisfies Record<string, Variable>;
