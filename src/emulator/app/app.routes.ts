import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import { updateAppBody } from './app-request';
import { updateApp } from './app.rules';
import { appView } from './app.view';
import { EDGES } from './edges';

const checkSqsBody = new BodySchema<{ sqs_url?: string }>({
  type: 'object',
  properties: { sqs_url: { type: 'string' }, sqs_key: { type: 'string' }, sqs_secret: { type: 'string' } },
});

const checkSnsBody = new BodySchema<{ sns_topic_arn?: string }>({
  type: 'object',
  properties: {
    sns_topic_arn: { type: 'string' },
    sns_key: { type: 'string' },
    sns_secret: { type: 'string' },
  },
});

export const appRoutes: readonly Route[] = [
  {
    operation: 'GetApp',
    access: 'server',
    handle: ({ app, time }) => ({ app: appView(app, time) }),
  },
  {
    operation: 'UpdateApp',
    access: 'server',
    handle: ({ app, body }) => {
      updateApp(app, updateAppBody.parse(body));
      return {};
    },
  },
  {
    operation: 'CheckSQS',
    access: 'server',
    handle: ({ body }) => unreachable('SQS', checkSqsBody.parse(body).sqs_url),
  },
  {
    operation: 'CheckSNS',
    access: 'server',
    handle: ({ body }) => unreachable('SNS', checkSnsBody.parse(body).sns_topic_arn),
  },
  {
    operation: 'GetEdges',
    access: 'anyone',
    handle: () => ({ edges: EDGES }),
  },
];

/** That a queue cannot be reached is no error of the request. */
function unreachable(service: 'SQS' | 'SNS', target = '') {
  const error = target === '' ? `${service} is not configured` : `${service} cannot be reached: ${target}`;
  return { status: 'error', error };
}
