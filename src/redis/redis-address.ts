import { StreamConfigurationError } from '../stream/stream.errors';

/** Where a server is. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** What ioredis needs to know of an address, by its own names. */
export interface RedisAddressOptions {
  readonly host?: string;
  readonly port?: number;
  /** Of a unix socket. */
  readonly path?: string;
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
  readonly family?: number;
  readonly tls?: object;
  readonly sentinels?: RedisNode[];
  /** Of the primary that sentinels watch. */
  readonly name?: string;
  readonly sentinelUsername?: string;
  readonly sentinelPassword?: string;
  readonly sentinelTLS?: object;
  readonly enableTLSForSentinelMode?: boolean;
}

/** An address of Redis, taken apart. */
export interface RedisAddress {
  /** Nodes of a cluster by which the others are found; absent for anything but a cluster. */
  readonly cluster?: RedisNode[];
  readonly options: RedisAddressOptions;
}

type Query = Readonly<Record<string, string>>;

interface Parts {
  readonly scheme: string;
  readonly credentials: Pick<RedisAddressOptions, 'username' | 'password'>;
  readonly hosts: string;
  /** What follows the hosts, without the slash in front. */
  readonly path: string;
  readonly query: Query;
}

const FORMS =
  'redis://user:password@host:6379/0, rediss:// for TLS, unix:///path/of/the.sock, ' +
  'redis+sentinel://host:26379,host:26379/name-of-the-primary or redis+cluster://host:6379,host:6379';

const SENTINEL_QUERY = ['family', 'sentinelUsername', 'sentinelPassword'];

/**
 * Takes an address apart: `redis://`, `unix://`, `redis+sentinel://` and `redis+cluster://`; with `rediss`, over TLS.
 *
 * @param named what errors call it, such as `REDIS_URL`
 * @throws StreamConfigurationError that quotes nothing which may belong to a password
 */
export function parseRedisAddress(text: string, named: string): RedisAddress {
  const fail: Fail = (problem) => {
    throw new StreamConfigurationError(`${named} ${problem}`);
  };
  const parts = split(text, fail);
  const tls = parts.scheme.startsWith('rediss') ? { tls: {} } : {};
  switch (parts.scheme) {
    case 'redis':
    case 'rediss':
      return { options: { ...server(parts, fail), ...tls } };
    case 'unix':
      return { options: socket(parts, fail) };
    case 'redis+sentinel':
    case 'rediss+sentinel':
      return { options: { ...sentinels(parts, fail), ...tls, ...sentinelTls(parts) } };
    case 'redis+cluster':
    case 'rediss+cluster': {
      const { nodes, options } = cluster(parts, fail);
      return { cluster: nodes, options: { ...options, ...tls } };
    }
    default:
      return fail(`must be like ${FORMS}.`);
  }
}

/** An address as it may be shown: without user, password and query. */
export function shownRedisAddress(text: string): string {
  const [, scheme, credentials, rest, query] =
    /^([a-z+]+:\/\/)([^]*@)?([^@?#]*)([?#][^]*)?$/i.exec(text) ?? [];
  if (scheme === undefined || rest === undefined) return 'not an address';
  return `${scheme}${credentials === undefined ? '' : '…@'}${rest}${query === undefined ? '' : '?…'}`;
}

type Fail = (problem: string) => never;

function split(text: string, fail: Fail): Parts {
  const [, scheme, authority, path = '', query = ''] =
    /^([a-z]+(?:\+[a-z]+)?):\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(text) ?? [];
  if (scheme === undefined || authority === undefined) return fail(`must be like ${FORMS}.`);
  const at = authority.lastIndexOf('@');
  // What is behind a slash or a question mark in a password would be taken for the path and be quoted in errors.
  if (path.includes('@') || authority.slice(0, Math.max(at, 0)).includes('@')) {
    return fail(
      'has special characters in the user or the password: encode them, such as %40 for @ and %2F for /.',
    );
  }
  return {
    scheme,
    credentials: at === -1 ? {} : credentialsOf(authority.slice(0, at), fail),
    hosts: authority.slice(at + 1),
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

function credentialsOf(text: string, fail: Fail): Parts['credentials'] {
  const colon = text.indexOf(':');
  try {
    const username = decodeURIComponent(colon === -1 ? text : text.slice(0, colon));
    const password = colon === -1 ? '' : decodeURIComponent(text.slice(colon + 1));
    return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
  } catch {
    return fail('has a % in the user or the password that begins no encoded character: write %25 for it.');
  }
}

function server({ credentials, hosts, path, query }: Parts, fail: Fail): RedisAddressOptions {
  const [node, ...more] = nodesOf(hosts, 6379, fail);
  if (!node || more.length > 0) {
    return fail('names several hosts: begin it with redis+sentinel:// or redis+cluster://.');
  }
  return { ...node, ...credentials, ...database(path, fail), ...family(query, ['family'], fail) };
}

function socket({ credentials, hosts, path, query }: Parts, fail: Fail): RedisAddressOptions {
  if (hosts !== '' || path === '')
    return fail('must have the path of the socket behind unix://, such as unix:///run/redis.sock.');
  refuseUnknown(query, ['db'], fail);
  return { path: `/${path}`, ...credentials, ...database(query.db ?? '', fail) };
}

function sentinels({ credentials, hosts, path, query }: Parts, fail: Fail): RedisAddressOptions {
  const [name = '', db = '', ...more] = path.split('/');
  if (name === '' || more.length > 0) {
    return fail(
      'must name the primary that the sentinels watch, such as redis+sentinel://host:26379/mymaster.',
    );
  }
  const { sentinelUsername, sentinelPassword } = query;
  return {
    sentinels: nodesOf(hosts, 26_379, fail),
    name,
    ...credentials,
    ...database(db, fail),
    ...family(query, SENTINEL_QUERY, fail),
    ...(sentinelUsername !== undefined && { sentinelUsername }),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
  };
}

function sentinelTls({ scheme }: Parts): RedisAddressOptions {
  return scheme.startsWith('rediss') ? { sentinelTLS: {}, enableTLSForSentinelMode: true } : {};
}

function cluster({ credentials, hosts, path, query }: Parts, fail: Fail) {
  if (!['', '0'].includes(path)) return fail('must not have a database: a cluster has only one.');
  const nodes = nodesOf(hosts, 6379, fail);
  return { nodes, options: { ...credentials, ...family(query, ['family'], fail) } };
}

function nodesOf(hosts: string, defaultPort: number, fail: Fail): RedisNode[] {
  return hosts.split(',').map((text) => {
    const [, bracketed, name, digits] = /^(?:\[([\da-f:.%]+)\]|([\w.-]+))(?::(\d+))?$/i.exec(text) ?? [];
    const host = bracketed ?? name;
    const port = digits === undefined ? defaultPort : Number(digits);
    if (host !== undefined && port >= 1 && port <= 65_535) return { host, port };
    return fail(
      'must have hosts such as redis.example.com:6379, with ports from 1 to 65535; special characters in the user or the ' +
        'password must be encoded, such as %2F for /.',
    );
  });
}

function database(text: string, fail: Fail): Pick<RedisAddressOptions, 'db'> {
  if (text === '') return {};
  if (/^\d{1,9}$/.test(text)) return { db: Number(text) };
  return fail('must end with the number of a database, such as /0, or with none: a database has no name.');
}

function family(query: Query, allowed: readonly string[], fail: Fail): Pick<RedisAddressOptions, 'family'> {
  refuseUnknown(query, allowed, fail);
  if (query.family === undefined) return {};
  if (['0', '4', '6'].includes(query.family)) return { family: Number(query.family) };
  return fail('must have 0, 4 or 6 as the parameter family.');
}

function refuseUnknown(query: Query, allowed: readonly string[], fail: Fail): void {
  if (Object.keys(query).every((name) => allowed.includes(name))) return;
  fail(`has a parameter that is not known behind the ?; there are: ${allowed.join(', ')}.`);
}
