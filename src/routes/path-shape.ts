/**
 * Returns a text for each form of a path that is the same for all paths that match the same: it is without the names of
 * parameters, and an optional part is there or not.
 */
export function pathShapes(path: string): string[] {
  const optional = /\{([^{}]*)\}/.exec(path);
  if (optional) {
    const [part, content = ''] = optional;
    return [content, ''].flatMap((replacement) => pathShapes(path.replace(part, () => replacement)));
  }
  const shape = path.replaceAll(/([:*])(?:[\p{ID_Start}$_][\p{ID_Continue}$]*|"[^"]*")/gu, '$1');
  return [shape.replace(/(?<=.)\/+$/, '')];
}

/**
 * Whether a path of the one shape matches all that a path of the other matches, and more. Segments that are a parameter only in part
 * match nothing but the same.
 */
export function isWider(shape: string, other: string): boolean {
  return shape !== other && coversAll(shape.split('/'), other.split('/'));
}

function coversAll([segment, ...rest]: readonly string[], [other, ...others]: readonly string[]): boolean {
  if (segment === undefined || other === undefined) return segment === other;
  if (segment === '*' && rest.length === 0) return other !== '';
  const isCovered = segment === other || (segment === ':' && other !== '' && other !== '*');
  return isCovered && coversAll(rest, others);
}
