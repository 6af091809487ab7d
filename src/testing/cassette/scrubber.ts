const SCRUBBED = '[scrubbed]';
/** A JSON web token, wherever it stands in a text. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
/** Fields of Stream's API whose texts let somebody in. */
const SECRET_FIELD =
  /token|secret|password|passwd|credential|private_?key|api_?key|auth_?key|signature|authorization/i;
/** Parameters that sign an address, such as those of files. */
const SIGNED_PARAMETER = /([?&](?:[\w-]*(?:signature|token|credential|key-pair-id|policy))=)[^&"\s]+/gi;

/** Removes secrets from data before a cassette keeps it. */
export class Scrubber {
  readonly #secrets: readonly string[];

  /** @param secrets texts that must not be in a cassette */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.filter((secret) => secret !== '');
  }

  scrub(value: unknown, field = ''): unknown {
    if (typeof value === 'string') return SECRET_FIELD.test(field) ? SCRUBBED : this.#text(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.scrub(item, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [this.#text(name), this.scrub(item, name)]),
    );
  }

  #text(text: string): string {
    const withoutTokens = text.replace(TOKEN, SCRUBBED).replace(SIGNED_PARAMETER, `$1${SCRUBBED}`);
    return this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, SCRUBBED), withoutTokens);
  }
}
