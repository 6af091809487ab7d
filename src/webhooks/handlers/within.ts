/** What a promise resolves to, or `onTime()` when that takes longer than `ms` milliseconds. The work itself goes on. */
export async function within<Result, Late>(
  ms: number,
  work: Promise<Result>,
  onTime: () => Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    return await Promise.race([work, late.then(onTime)]);
  } finally {
    clearTimeout(timer);
  }
}
