type AnyClass = abstract new (...args: never[]) => object;

/** What an instance has that has the methods of all parts. */
type AllOf<Parts extends readonly AnyClass[]> = Parts extends readonly [
  infer First extends AnyClass,
  ...infer Rest extends readonly AnyClass[],
]
  ? InstanceType<First> & AllOf<Rest>
  : unknown;

/**
 * Makes a class with the methods of several others, the parts, which all extend `Base` and know nothing of each other.
 *
 * The methods are copied. The constructors of the parts do not run, so parts have no fields and no private (`#`) members. What
 * they need is in `Base`.
 *
 * @example class VideoClient extends withMethodsOf(ApiResource, SipClient, StatsClient, CallTypesClient) {}
 */
export function withMethodsOf<Base extends AnyClass, Parts extends readonly AnyClass[]>(
  Base: Base,
  ...parts: Parts
): abstract new (...args: ConstructorParameters<Base>) => InstanceType<Base> & AllOf<Parts> {
  const Composed = class extends (Base as unknown as abstract new (...args: unknown[]) => object) {};
  for (const Part of parts) {
    if (Object.getPrototypeOf(Part) !== Base) throw new Error(`${Part.name} must extend ${Base.name}.`);
    for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(Part.prototype))) {
      if (name === 'constructor') continue;
      if (name in Composed.prototype) throw new Error(`${Part.name}.${name} exists already.`);
      Object.defineProperty(Composed.prototype, name, method);
    }
  }
  return Composed as unknown as ReturnType<typeof withMethodsOf<Base, Parts>>;
}
