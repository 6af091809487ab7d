import { RecentMap } from './recent-map';

/** How many bytes of serialized records one app keeps at most. */
const RENDERED_BYTES = 32 * 1024 * 1024;
/** What an entry takes besides its bytes, about. */
const ENTRY_BYTES = 512;
/** How many variants of one record are kept. */
const VARIANTS = 4;

/** What a record was rendered from. */
export interface RenderSources {
  /** Everything that all variants are made of. Values of the state are replaced and never changed in place. */
  readonly inputs: readonly unknown[];
  /** What else one variant is made of, such as the list of what its reader may do. */
  readonly variant: readonly unknown[];
}

interface Rendered {
  readonly inputs: readonly unknown[];
  readonly variants: readonly Variant[];
}

interface Variant {
  readonly of: readonly unknown[];
  readonly bytes: Buffer;
}

/**
 * The JSON of records that were shown of late. An entry counts while everything it was made of is the same, compared by
 * identity: so no write has to know of the cache.
 */
export class RenderCache {
  private readonly rendered: RecentMap<object, Rendered>;

  /** `bound`: in bytes. */
  constructor(bound = RENDERED_BYTES) {
    this.rendered = new RecentMap(bound, weigh);
  }

  /** The bytes of a record: those of the last time if it would be rendered from the same, otherwise rendered anew. */
  bytes(record: object, { inputs, variant }: RenderSources, render: () => string): Buffer {
    const known = this.rendered.get(record);
    const variants = known !== undefined && areSame(known.inputs, inputs) ? known.variants : [];
    for (const { of, bytes } of variants) if (areSame(of, variant)) return bytes;
    const bytes = Buffer.from(render());
    this.rendered.set(record, { inputs, variants: [{ of: variant, bytes }, ...variants].slice(0, VARIANTS) });
    return bytes;
  }
}

function weigh({ variants }: Rendered): number {
  return variants.reduce((sum, { bytes }) => sum + bytes.length, ENTRY_BYTES);
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
