import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import type { WireTime } from '../protocol/wire-time';
import type { ImportRecord } from '../world/import-record';
import { listImports, readImport, startImport, stateOf } from './import.rules';

const MODES = ['insert', 'upsert'];
const DEFAULT_FILENAME = 'import.json';

const urlBody = new BodySchema<{ readonly filename?: string }>({
  type: 'object',
  properties: { filename: { type: 'string' } },
});

const importBody = new BodySchema<{ readonly path: string; readonly mode: string }>({
  type: 'object',
  required: ['path', 'mode'],
  properties: {
    path: { type: 'string', minLength: 1 },
    mode: { type: 'string', enum: MODES },
    merge_custom: { type: 'boolean' },
  },
});

/** Stream's ImportTask. */
function importView(task: ImportRecord, time: WireTime) {
  return {
    id: task.id,
    path: task.path,
    mode: task.mode,
    state: stateOf(task),
    history: task.history.map(({ from, to, at }) => ({
      prev_state: from,
      next_state: to,
      created_at: time(at),
    })),
    created_at: time(task.createdAt),
    updated_at: time(task.history.at(-1)?.at ?? task.createdAt),
  };
}

export const importRoutes: readonly Route[] = [
  {
    operation: 'CreateImportURL',
    access: 'server',
    handle: ({ app, body }) => {
      const { filename = '' } = urlBody.parse(body);
      const path = `${app.ids.uuid()}/${encodeURIComponent(filename === '' ? DEFAULT_FILENAME : filename)}`;
      return { path, upload_url: `https://imports.invalid/${path}` };
    },
  },
  {
    operation: 'ListImports',
    access: 'server',
    handle: ({ app, time }) => ({ import_tasks: listImports(app).map((task) => importView(task, time)) }),
  },
  {
    operation: 'CreateImport',
    access: 'server',
    handle: ({ app, body, time }) => {
      const { path, mode } = importBody.parse(body);
      return { import_task: importView(startImport(app, path, mode), time) };
    },
  },
  {
    operation: 'GetImport',
    access: 'server',
    handle: ({ app, params, time }) => ({ import_task: importView(readImport(app, params.id ?? ''), time) }),
  },
];
