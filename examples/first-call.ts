/** Stream's "Get started" for servers, on the emulator: users, tokens, a call with members, its settings. */
import { StreamClient } from 'nestjs-getstream';
import { startStreamEmulator } from 'nestjs-getstream/emulator';

export async function main() {
  const emulator = await startStreamEmulator();
  const client = new StreamClient(emulator.apiKey, emulator.apiSecret, { baseUrl: emulator.url });
  try {
    await client.upsertUsers([
      {
        id: 'john',
        role: 'user',
        name: 'John',
        image: 'https://example.com/john.png',
        custom: { color: 'red' },
      },
      { id: 'jane', name: 'Jane' },
    ]);
    const token = client.generateUserToken({ user_id: 'john', validity_in_seconds: 3600 });

    const call = client.video.call('default', 'first-call');
    await call.create({
      data: {
        created_by_id: 'john',
        members: [{ user_id: 'john', role: 'admin' }],
        custom: { topic: 'planning' },
      },
    });
    await call.updateCallMembers({ update_members: [{ user_id: 'jane' }] });
    await call.update({ settings_override: { session: { inactivity_timeout_seconds: 300 } } });

    const { call: state, members } = await call.get();
    console.log(
      `${state.cid} with ${members.map((member) => member.user_id).join(' and ')}, token ${String(token.length)} characters`,
    );
    return { cid: state.cid, members: members.map((member) => member.user_id), createdAt: state.created_at };
  } finally {
    await client.close();
    await emulator.close();
  }
}
