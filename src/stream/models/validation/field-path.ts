/** The JSON path of a field below a parent, whose own path is empty at the root: `data.members[0].user_id`. */
export function fieldPath(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}
