import { text, type Schema } from '../../../protocol/validate';

/** A `ParticipantLocation`. */
export const locationSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    city: text,
    subdivision: text,
    country: text,
    country_iso_code: { type: 'string', pattern: '^[A-Z]{2}$' },
    continent: text,
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
  },
};

/** A `ParticipantClient`. */
export const clientSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    sdk: text,
    sdk_version: text,
    browser: text,
    browser_version: text,
    os: text,
    os_version: text,
    device: text,
    ip: text,
    network_type: text,
  },
};
