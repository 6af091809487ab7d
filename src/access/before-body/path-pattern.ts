/**
 * A pattern for a path of a route: a parameter takes one segment; from a wildcard, an optional part or a group on, anything
 * matches. Express ignores case and a slash at the end by default, so the pattern does too.
 */
export function pathPattern(path: string): RegExp {
  const [plain = '', ...rest] = path.replace(/\/+$/, '').split(/[*({].*/s);
  const segments = plain.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : escaped(segment)));
  return new RegExp(`^${segments.join('/')}${rest.length > 0 ? '' : '/?$'}`, 'i');
}

function escaped(segment: string): string {
  return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+');
}
