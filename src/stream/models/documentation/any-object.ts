/** Documents an object whose fields Stream may add to at any time. */
export const ANY_OBJECT = { type: 'object', additionalProperties: true } as const;

/** Documents a list of such objects. */
export const ANY_OBJECTS = { type: 'array', items: ANY_OBJECT } as const;
