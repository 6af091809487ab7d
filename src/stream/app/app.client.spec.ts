import { useClientFixture } from '../../../test/support/client-fixture';
import { itSendsWhatStreamExpects } from '../../../test/support/sent-requests';

const fixture = useClientFixture();

describe('an operation on the app', () => {
  itSendsWhatStreamExpects(fixture, [
    ['getRateLimits without arguments', (client) => client.getRateLimits(), 'GET /rate_limits'],
    [
      'getRateLimits',
      (client) => client.getRateLimits({ server_side: true, endpoints: ['GetCall', 'QueryCalls'] }),
      'GET /rate_limits server_side=true endpoints=GetCall%2CQueryCalls',
    ],
    [
      'checkSNS',
      (client) => client.checkSNS({ sns_topic_arn: 'a' }),
      'POST /check_sns',
      { sns_topic_arn: 'a' },
    ],
    ['checkSQS', (client) => client.checkSQS(), 'POST /check_sqs', {}],
  ]);
});
