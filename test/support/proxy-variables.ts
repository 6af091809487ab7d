const NAMES = ['http_proxy', 'https_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]);

/** Has each test begin without variables that name proxies, and takes away those it set. Call it once, at the top level. */
export function useProxyVariables(): void {
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  const unset = (): void => {
    for (const name of NAMES) Reflect.deleteProperty(process.env, name);
  };
  beforeEach(unset);
  afterEach(() => {
    unset();
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
  });
}
