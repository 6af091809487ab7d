import { Module, type DynamicModule } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';
import { SharedIdempotencyModule } from '../rest/idempotency/shared-idempotency.module';
import { withRestOptions, type RestModuleOptions } from '../rest/rest-module';
import { HlsController } from './broadcasts/hls.controller';
import { RtmpBroadcastsController } from './broadcasts/rtmp-broadcasts.controller';
import { CallCreator } from './call-creator';
import { CallLifecycleController } from './call-lifecycle.controller';
import { CallsController } from './calls.controller';
import { CallFeedbackController } from './feedback/call-feedback.controller';
import { FeedbackQueriesController } from './feedback/feedback-queries.controller';
import { CallMembersController } from './members/call-members.controller';
import { CallModerationController } from './moderation/call-moderation.controller';
import { CallParticipantsController } from './participants/call-participants.controller';
import { CallRecordingsController } from './recordings/call-recordings.controller';
import { CallSettingsController } from './settings/call-settings.controller';
import { CallReportController } from './statistics/call-report.controller';
import { CallStatsController } from './statistics/call-stats.controller';
import { CallTranscriptionsController } from './transcriptions/call-transcriptions.controller';
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
    CallTranscriptionsController,
    ClosedCaptionsController,
    HlsController,
    RtmpBroadcastsController,
    CallReportController,
    CallStatsController,
    CallFeedbackController,
    FeedbackQueriesController,
  ],
  providers: [provideRouteClient('CallsModule'), CallCreator],
})
export class CallsModule {
  /** @example CallsModule.forRoot({ path: 'video', client: 'eu' }) */
  static forRoot(options: RestModuleOptions = {}): DynamicModule {
    return withRestOptions(this, options);
  }
}
