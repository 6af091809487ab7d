import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { EgressRun } from '../../../world/session';

/** Where a file of a session would be. The emulator has none: the host is one that never resolves. */
export function fileUrl(
  { apiKey, storages }: App,
  { type, id }: CallRecord,
  { storage }: Pick<EgressRun, 'storage'>,
  filename: string,
): string {
  const external = storage === undefined ? undefined : storages.get(storage);
  const path = [external?.path ?? apiKey, type, id, filename].flatMap((part) => part.split('/'));
  const host = external === undefined ? HOST : `${external.bucket}.${HOST}`;
  return `https://${host}/${path
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')}`;
}

const HOST = 'files.stream-emulator.invalid';
