import { integerParam, textParam } from '../protocol/query-params';
import type { Route } from '../protocol/route';
import { optionalActor } from '../users/actor';
import { createBlockList, importWords, requireBlockList, updateBlockList } from './block-list.rules';
import { createBody, importBody, readOptions, updateBody } from './block-list.schema';
import { blockListView } from './block-list.view';
import { pageOfBlockLists } from './block-list-page';

const PAGE_LIMIT = { min: 1, max: 200 };

/** An empty team is none. */
const teamOf = (team: string | undefined) => (team === '' ? undefined : team);

export const blockListRoutes: readonly Route[] = [
  {
    operation: 'ListBlockLists',
    access: 'server',
    handle: ({ app, query, time }) => {
      const { lists, next } = pageOfBlockLists(app, {
        team: textParam(query, 'team'),
        cursor: textParam(query, 'cursor'),
        limit: integerParam(query, 'limit', PAGE_LIMIT) ?? PAGE_LIMIT.max,
      });
      return {
        blocklists: lists.map((list) => blockListView(list, time)),
        ...(next !== undefined && { next_cursor: next }),
      };
    },
  },
  {
    operation: 'CreateBlockList',
    access: 'server',
    handle: (request) => {
      const { app, time } = request;
      const { name, type, words, team, user, user_id, ...options } = createBody.parse(request.body);
      const owner = optionalActor(request, { object: user, id: user_id })?.id;
      const list = createBlockList(app, {
        name,
        type,
        words,
        team: teamOf(team),
        owner,
        options: readOptions(options),
      });
      return { blocklist: blockListView(list, time) };
    },
  },
  {
    operation: 'GetBlockList',
    access: 'server',
    handle: ({ app, params, query, time }) => ({
      blocklist: blockListView(requireBlockList(app, params.name ?? '', textParam(query, 'team')), time),
    }),
  },
  {
    operation: 'UpdateBlockList',
    access: 'server',
    handle: (request) => {
      const { app, params, time } = request;
      const { words, team, user, user_id, ...options } = updateBody.parse(request.body);
      const list = requireBlockList(app, params.name ?? '', teamOf(team));
      optionalActor(request, { object: user, id: user_id });
      return {
        blocklist: blockListView(updateBlockList(app, list, { words, options: readOptions(options) }), time),
      };
    },
  },
  {
    operation: 'DeleteBlockList',
    access: 'server',
    handle: ({ app, params, query }) => {
      app.blockLists.remove(requireBlockList(app, params.name ?? '', textParam(query, 'team')).id);
      return {};
    },
  },
  {
    operation: 'ImportBlockList',
    access: 'server',
    handle: ({ app, params, body }) => ({
      task_id: importWords(app, params.id ?? '', importBody.parse(body).items),
    }),
  },
];
