import { main as attendance } from '../examples/attendance';
import { main as firstCall } from '../examples/first-call';
import { main as nestApp } from '../examples/nest-app';

describe('the examples', () => {
  beforeEach(() => jest.spyOn(console, 'log').mockImplementation());
  afterEach(() => jest.restoreAllMocks());

  it('first-call creates users, a token and a call with members', async () => {
    expect(await firstCall()).toEqual({
      cid: 'default:first-call',
      members: ['jane', 'john'],
      createdAt: expect.any(Date),
    });
  });

  it('nest-app injects the client and mounts the REST modules', async () => {
    expect(await nestApp()).toEqual({
      lesson: { cid: 'default:lesson-7', created_at: expect.any(String) },
      membersStatus: 200,
    });
  });

  it('attendance writes who was in a call, from the events', async () => {
    expect(await attendance()).toEqual([
      { user: 'john', seconds: 120 },
      { user: 'jane', seconds: 60 },
    ]);
  });
});
