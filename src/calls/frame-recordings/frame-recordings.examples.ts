export const START_FRAME_RECORDING_EXAMPLES = { 'to the storage of the call type': {} };
