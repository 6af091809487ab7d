export const KICK_EXAMPLES = {
  'kick a user': { user_id: 'jack' },
  'kick and block a user': { user_id: 'jack', block: true, kicked_by_id: 'john' },
};

export const BLOCK_EXAMPLES = { 'a user': { user_id: 'jack' } };

export const MUTE_EXAMPLES = {
  'the microphone of a user': { user_ids: ['jack'], audio: true, muted_by_id: 'john' },
  'all microphones and cameras': { mute_all_users: true, audio: true, video: true, muted_by_id: 'john' },
};

export const USER_PERMISSIONS_EXAMPLES = {
  'allow screen sharing': { grant_permissions: ['screenshare'] },
  'audio only': { grant_permissions: ['send-audio'], revoke_permissions: ['send-video', 'screenshare'] },
};

export const PIN_EXAMPLES = {
  'a participant': { user_id: 'jack', session_id: '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90' },
};
