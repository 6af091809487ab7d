import { emulatedCalls, type CallFixture } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls();
let fixture: CallFixture;

beforeEach(async () => {
  fixture = await calls.make();
  fixture.call.join('john');
  fixture.news();
});

async function transcriptions() {
  const { body } = await fixture.server.get<{ transcriptions: unknown[] }>(`${fixture.path}/transcriptions`);
  return body.transcriptions;
}

describe('transcriptions', () => {
  it('are started, stopped, made and deleted', async () => {
    const { server, path, call, news, latest, refusal } = fixture;
    expect((await server.post(`${path}/start_transcription`, { language: 'de' })).status).toBe(201);
    expect((await fixture.shown()).transcribing).toBe(true);
    expect(await refusal('/start_transcription')).toBe('400 transcription is already running');
    expect((await server.post(`${path}/stop_transcription`)).status).toBe(201);
    expect((await fixture.shown()).transcribing).toBe(false);
    expect(await refusal('/stop_transcription')).toBe('400 call is not being transcribed');
    const file = call.transcriptionReady();
    expect(news()).toEqual([
      'call.transcription_started',
      'call.transcription_stopped',
      'call.transcription_ready',
    ]);
    const { egress_id } = latest('call.transcription_started');
    expect(latest('call.transcription_ready')).toMatchObject({
      egress_id,
      call_transcription: { filename: file.filename, session_id: file.session_id },
    });
    expect(file.filename).toMatch(/^transcript_default_c1_\d{13}\.jsonl$/);
    expect(await transcriptions()).toEqual([expect.objectContaining({ filename: file.filename })]);
    const address = `${path}/${file.session_id}/transcriptions/${file.filename}`;
    expect((await server.delete(address)).status).toBe(200);
    expect(await transcriptions()).toEqual([]);
    expect((await server.delete(address)).body.message).toContain("transcription doesn't exist");
  });

  it('can fail, with a reason', async () => {
    const { server, path, call, latest, advance } = fixture;
    await server.post(`${path}/start_transcription`);
    call.failTranscription({ error: 'no audio' });
    expect(latest('call.transcription_failed')).toMatchObject({
      egress_id: latest('call.transcription_started').egress_id,
      error: 'no audio',
    });
    expect((await fixture.shown()).transcribing).toBe(false);
    advance(60);
    expect(await transcriptions()).toEqual([]);
  });

  it('come with captions, and captions with them, where that is asked for', async () => {
    const { server, path, news } = fixture;
    await server.post(`${path}/start_transcription`, { enable_closed_captions: true });
    await server.post(`${path}/stop_transcription`, { stop_closed_captions: true });
    await server.post(`${path}/start_closed_captions`, { enable_transcription: true });
    await server.post(`${path}/stop_closed_captions`, { stop_transcription: true });
    expect(news()).toEqual([
      'call.transcription_started',
      'call.closed_captions_started',
      'call.transcription_stopped',
      'call.closed_captions_stopped',
      'call.closed_captions_started',
      'call.transcription_started',
      'call.closed_captions_stopped',
      'call.transcription_stopped',
    ]);
  });

  it.each([
    ['/start_transcription', { mode: 'disabled' }, 'transcription is disabled for this call'],
    [
      '/start_closed_captions',
      { closed_caption_mode: 'disabled' },
      'closed captions is disabled for this call',
    ],
  ])('at %s are refused where they are disabled', async (suffix, transcription, reason) => {
    const { server, path, refusal } = fixture;
    await server.patch(path, { settings_override: { transcription } });
    expect(await refusal(suffix)).toBe(`400 ${reason}`);
  });
});

describe('closed captions', () => {
  it('are started, shown and stopped', async () => {
    const { server, path, call, latest } = fixture;
    await server.post(`${path}/start_closed_captions`, { language: 'fr' });
    expect((await fixture.shown()).captioning).toBe(true);
    call.caption({ speaker_id: 'john', text: 'Bonjour' });
    expect(latest('call.closed_caption')).toMatchObject({
      closed_caption: {
        id: expect.any(String),
        text: 'Bonjour',
        speaker_id: 'john',
        user: { id: 'john' },
        language: 'fr',
        translated: false,
        start_time: expect.stringMatching(/Z$/),
      },
    });
    expect((await server.post(`${path}/stop_closed_captions`)).status).toBe(201);
    expect((await fixture.shown()).captioning).toBe(false);
    await server.post(`${path}/start_closed_captions`);
    call.failCaptions();
    expect((await fixture.shown()).captioning).toBe(false);
  });

  it('are sent by servers, with or without a session', async () => {
    const { server, path, latest, refusal } = await calls.make();
    const body = { text: 'Hi', speaker_id: 'mic-1', user_id: 'jane', end_time: '2026-01-01T00:00:01Z' };
    expect((await server.post(`${path}/closed_captions`, body)).status).toBe(201);
    expect(latest('call.closed_caption')).toMatchObject({
      closed_caption: {
        text: 'Hi',
        speaker_id: 'mic-1',
        user: { id: 'jane' },
        language: 'en',
        end_time: expect.stringMatching(/^2026-01-01T00:00:01/),
      },
    });
    expect(await refusal('/closed_captions', { text: 'Hi', user_id: 'jane' })).toBe(
      '400 speaker_id is a required field',
    );
    expect(await refusal('/closed_captions', { ...body, text: 'x'.repeat(32_769) })).toBe(
      '400 text must be a maximum of 32768 characters in length',
    );
  });
});
