import '../../src/testing/jest';
import { aCall, streamMatchers, StreamTesting } from '../../src/testing';

expect.extend(streamMatchers);

/** The message of an expectation that fails, without colours. */
async function failureOf(expectation: () => unknown): Promise<string> {
  try {
    await expectation();
  } catch (error) {
    // eslint-disable-next-line no-control-regex
    return (error as Error).message.replace(/\u001b\[\d+m/g, '');
  }
  return 'passed';
}

describe('streamMatchers', () => {
  let stream: StreamTesting;
  beforeEach(async () => {
    stream = await StreamTesting.create();
    await aCall('standup').createdBy('john').withMember('jane', { role: 'admin' }).create(stream);
  });
  afterEach(() => stream.close());

  it('find what was emitted and sent, and members, by some of their fields', async () => {
    const call = stream.client.video.call('default', 'standup');

    expect(stream).toHaveEmitted('call.created');
    expect(stream).toHaveEmitted('call.created', {
      call_cid: 'default:standup',
      call: { created_by: { id: expect.stringMatching('^jo') } },
    });
    expect(stream).toHaveSent('GetOrCreateCall', { data: { created_by_id: 'john' } });
    expect(stream).not.toHaveSent('EndCall');
    expect(stream).not.toHaveEmitted('call.created', { call_cid: 'default:other' });
    await expect(call).toHaveMember('jane', { role: 'admin' });
    await expect(call).not.toHaveMember('jack');
    await expect(await call.get()).toHaveMember('jane');
  });

  it('say what there was instead', async () => {
    const call = stream.client.video.call('default', 'standup');

    expect(
      await failureOf(() => {
        expect(stream).toHaveEmitted('call.ended');
      }),
    ).toBe(
      `Expected Stream to have emitted call.ended. There was instead: ${[
        ...new Set(stream.events().map(({ type }) => type)),
      ].join(', ')}.`,
    );
    expect(
      await failureOf(() => {
        expect(stream).toHaveSent('EndCall');
      }),
    ).toBe(
      'Expected the app under test to have sent EndCall. There was instead: QueryUsers, UpdateUsers, GetOrCreateCall.',
    );
    expect(await failureOf(() => expect(call).toHaveMember('jack'))).toBe(
      'Expected default:standup to have the member jack. There was instead: jane.',
    );
    stream.clearRequests();
    expect(
      await failureOf(() => {
        expect(stream).toHaveSent('EndCall');
      }),
    ).toContain('There was instead: nothing.');
  });

  it('say how the fields differ, and nothing of the others', async () => {
    const call = stream.client.video.call('default', 'standup');
    const message = await failureOf(() => expect(call).toHaveMember('jane', { role: 'host' }));

    expect(message).toContain(
      'Expected default:standup to have the member jane with these fields. It differs:',
    );
    expect(message).toMatch(/- +"role": "host"[^]*\+ +"role": "admin"/);
    expect(message).not.toContain('created_at');
    await call.update({ custom: { a: 1 } });
    await call.update({ custom: { a: 2 } });
    expect(
      await failureOf(() => {
        expect(stream).toHaveSent('UpdateCall', { custom: { a: 3 } });
      }),
    ).toContain('The latest of 2 differs:');
  });

  it('show what should not have been', async () => {
    expect(
      await failureOf(() => {
        expect(stream).not.toHaveSent('GetOrCreateCall', { data: {} });
      }),
    ).toMatch(/^Expected the app under test not to have sent GetOrCreateCall, but it has:\n.*"john"/);
  });

  it('reject what they cannot look into', async () => {
    expect(
      await failureOf(() => {
        expect(undefined).toHaveSent('EndCall');
      }),
    ).toContain('expects a StreamTesting');
    expect(
      await failureOf(() => {
        expect({}).toHaveEmitted('call.ended');
      }),
    ).toContain('expects a StreamTesting');
    expect(await failureOf(() => expect({}).toHaveMember('john'))).toContain('expects a call or a response');
  });
});
