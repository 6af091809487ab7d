import type { WireTime } from '../../../protocol/wire-time';
import type { FileRecord } from '../../../world/session';

/** Stream's CallTranscription, and CallRecording but for its type. */
export function fileView(file: FileRecord, time: WireTime) {
  return {
    filename: file.filename,
    url: file.url,
    session_id: file.sessionId,
    start_time: time(file.startedAt),
    end_time: time(file.endedAt),
  };
}
