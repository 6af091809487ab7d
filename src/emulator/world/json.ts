/** What `JSON.parse` can return. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object, such as the `custom` data of a user, a member or a call. */
export interface JsonObject {
  [key: string]: Json;
}
