import {
  STREAM_EVENT_TYPES,
  type StreamEventMap,
  type StreamEventType,
} from '../../src/stream/models/events';

/** Types whose event in the map says another type; there must be none for this to compile. */
type Mismatched = {
  [Type in StreamEventType]: StreamEventMap[Type]['type'] extends Type ? never : Type;
}[StreamEventType];

describe('The catalogue of events', () => {
  it('has an interface for each of its 67 types', () => {
    const mismatched: Mismatched[] = [];

    expect(mismatched).toEqual([]);
    expect(new Set(STREAM_EVENT_TYPES).size).toBe(67);
  });
});
