/** How many letters have to be added, left out, replaced or swapped with their neighbour to turn one word into another. */
export function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      current.push(Math.min(...costs(rows, current, { row, column }, from, to)));
    }
    rows.push(current);
  }
  return at(rows, from.length, to.length);
}

function costs(
  rows: readonly number[][],
  current: readonly number[],
  { row, column }: { row: number; column: number },
  from: string,
  to: string,
): number[] {
  const replaced = at(rows, row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
  const added = (current[column - 1] ?? Infinity) + 1;
  const leftOut = at(rows, row - 1, column) + 1;
  const areSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
  return [replaced, added, leftOut, areSwapped ? at(rows, row - 2, column - 2) + 1 : Infinity];
}

function at(rows: readonly number[][], row: number, column: number): number {
  return rows[row]?.[column] ?? Infinity;
}
