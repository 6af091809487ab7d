import { Module, type DynamicModule } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';
import { SharedIdempotencyModule } from '../rest/idempotency/shared-idempotency.module';
import { withRestOptions, type RestModuleOptions } from '../rest/rest-module';
import { HlsController } from './broadcasts/hls.controller';
import { RtmpBroadcastsController } from './broadcasts/rtmp-broadcasts.controller';
import { CallCreator } from './call-creator';
import { CallLifecycleController } from './call-lifecycle.controller';
import { CallsController } from './calls.controller';
import { EdgesController } from './edges/edges.controller';
import { CallFeedbackController } from './feedback/call-feedback.controller';
import { FeedbackQueriesController } from './feedback/feedback-queries.controller';
import { FrameRecordingsController } from './frame-recordings/frame-recordings.controller';
import { CallMembersController } from './members/call-members.controller';
import { CallModerationController } from './moderation/call-moderation.controller';
import { CallParticipantsController } from './participants/call-participants.controller';
import { CallRecordingsController } from './recordings/call-recordings.controller';
import { ParticipantStatisticsController } from './session-statistics/participant-statistics.controller';
import { SessionStatisticsController } from './session-statistics/session-statistics.controller';
import { CallSettingsController } from './settings/call-settings.controller';
import { CallReportController } from './statistics/call-report.controller';
import { CallStatsController } from './statistics/call-stats.controller';
import { DailyDigestController } from './statistics/daily-digest.controller';
import { CallTranscriptionsController } from './transcriptions/call-transcriptions.controller';
import { CaptionsController } from './transcriptions/captions.controller';
import { ClosedCaptionsController } from './transcriptions/closed-captions.controller';

/**
 * Calls, their members, settings, moderation, recordings, transcriptions, broadcasts, statistics and feedback, as
 * a REST API. Needs a global `StreamModule` (or one passed in `imports`) and
 * `AccessModule`.
 */
@Module({
  imports: [SharedIdempotencyModule],
  controllers: [
    CallsController,
    CallLifecycleController,
    CallMembersController,
    CallSettingsController,
    CallModerationController,
    CallParticipantsController,
    CallRecordingsController,
    FrameRecordingsController,
    CallTranscriptionsController,
    ClosedCaptionsController,
    CaptionsController,
    HlsController,
    RtmpBroadcastsController,
    CallReportController,
    CallStatsController,
    DailyDigestController,
    SessionStatisticsController,
    ParticipantStatisticsController,
    CallFeedbackController,
    FeedbackQueriesController,
    EdgesController,
  ],
  providers: [provideRouteClient('CallsModule'), CallCreator],
})
export class CallsModule {
  /** @example CallsModule.forRoot({ path: 'video', client: 'eu' }) */
  static forRoot(options: RestModuleOptions = {}): DynamicModule {
    return withRestOptions(this, options);
  }
}
