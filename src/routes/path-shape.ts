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
