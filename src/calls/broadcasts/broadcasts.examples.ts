import type { Wire } from '../../rest/wire';
import type { HlsBroadcast } from './broadcasts.dto';

export const HLS = {
  playlist_url: 'https://example.com/standup.m3u8',
  duration: '7.02ms',
} satisfies Wire<HlsBroadcast>;

export const START_RTMP_EXAMPLES = {
  'a server': {
    name: 'youtube',
    stream_url: 'rtmps://rtmp.example.com/live',
    stream_key: 'key-of-the-server',
  },
  'in a grid': {
    name: 'youtube',
    stream_url: 'rtmps://rtmp.example.com/live',
    quality: '720p',
    layout: { name: 'grid' },
  },
};
