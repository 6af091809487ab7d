import { startStreamEmulator, type EmittedEvent, type StreamEmulator } from '../../src/emulator';
import { DeliveryService } from '../../src/emulator/events/deliveries/delivery-service';
import { importState } from '../../src/emulator/tenants/app-state';
import { randomIds } from '../../src/emulator/world/id-source';
import { Tenants } from '../../src/emulator/tenants/tenants';
import { STREAM_EVENT_TYPES } from '../../src/stream/models/events/stream-event-types';
import { EmulatorHttp } from '../support/emulator-http';
import { emitEverything } from './emit-everything';
import { describeWhere } from '../support/describe-where';
import { OpenApiDescription } from './openapi-description';
import { driveByHttp } from './walk-through';

const description = OpenApiDescription.load();

describeWhere(
  description,
  OpenApiDescription.absence,
  "the contract of events with Stream's OpenAPI description",
  () => {
    const contract = description!;

    it('names the types of the catalogue and no others', () => {
      expect([...STREAM_EVENT_TYPES].sort()).toEqual(contract.eventTypes().sort());
    });

    describe('in a run through all operations', () => {
      let emulator: StreamEmulator;
      let events: readonly EmittedEvent[];

      beforeAll(async () => {
        emulator = await startStreamEmulator();
        const app = emulator.createApp();
        await driveByHttp(new EmulatorHttp({ ...app, url: emulator.url }), (cid) => emulator.call(cid, app));
        events = emulator.events(app.apiKey);
      });

      afterAll(() => emulator.close());

      it('is kept by every event', () => {
        expect(events.flatMap(({ payload }) => contract.checkEvent(payload))).toEqual([]);
      });

      it('is tried on the events of every resource', () => {
        expect([...new Set(events.map(({ type }) => type))]).toEqual(
          expect.arrayContaining([
            'call.created',
            'call.updated',
            'call.ended',
            'call.deleted',
            'call.ring',
            'call.live_started',
            'call.member_added',
            'call.member_removed',
            'call.blocked_user',
            'call.unblocked_user',
            'call.kicked_user',
            'call.permissions_updated',
            'call.accepted',
            'call.rejected',
            'call.session_started',
            'call.session_participant_joined',
            'call.session_participant_left',
            'call.session_participant_count_updated',
            'call.session_ended',
            'call.recording_ready',
            'call.permission_request',
            'call.reaction_new',
            'call.user_feedback_submitted',
            'call.stats_report_ready',
            'call.transcription_ready',
            'call.closed_caption',
            'call.hls_broadcasting_started',
            'call.rtmp_broadcast_stopped',
            'call.frame_recording_started',
            'call.session_started',
            'call.session_participant_joined',
            'call.recording_ready',
            'call.session_ended',
            'custom',
            'user.updated',
            'user.banned',
            'user.unbanned',
            'user.deactivated',
            'user.reactivated',
            'user.deleted',
            'export.users.success',
          ]),
        );
      });
    });

    it('is kept by an event of every type', () => {
      const tenants = new Tenants({
        clock: Date,
        ids: randomIds,
        behaviour: { strictCursors: false },
        deliveries: new DeliveryService([]),
        eventsKept: 1000,
        requestsKept: 0,
        enforceRateLimits: false,
        random: Math.random,
        operations: new Set(),
      });
      const { app, events } = tenants.create();
      importState(app, {
        users: [{ id: 'john', name: 'John', teams: ['red'], privacy_settings: {} }],
        calls: [
          { type: 'default', id: 'c1', created_by: 'john', members: [{ user_id: 'john', role: 'admin' }] },
        ],
      });
      const types = emitEverything(app, 'default:c1', 'john');

      expect(types).toEqual([...STREAM_EVENT_TYPES]);
      expect(events.list().flatMap(({ payload }) => contract.checkEvent(payload))).toEqual([]);
    });

    it('finds what is wrong with an event', () => {
      const findings = contract.checkEvent({
        type: 'call.session_started',
        created_at: '2026-01-01T00:00:00Z',
        call_cid: 'default:c1',
        unknown: 1,
      });

      expect(findings).toHaveLength(4);
      expect(findings).toEqual(
        expect.arrayContaining([
          expect.stringContaining("must have required property 'call'"),
          expect.stringContaining("must have required property 'session_id'"),
          expect.stringContaining('must NOT have additional properties'),
          expect.stringContaining('/created_at must match pattern'),
        ]),
      );
    });
  },
);
