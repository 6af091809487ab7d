import { Inject, Injectable, Optional } from '@nestjs/common';
import { USER_STANDINGS, type UserStandings } from '../../access/standing/user-standings';
import type {
  UserBannedEvent,
  UserDeactivatedEvent,
  UserDeletedEvent,
  UserReactivatedEvent,
  UserUnbannedEvent,
  UserUpdatedEvent,
} from '../../stream/models/events/user-events';
import type { UserChange } from '../../stream/user-changes/user-changes';
import type { ReceivedEvent } from '../delivery/received-event';
import { WebhookApps } from '../receiver/webhook-apps';
import { OnStreamEvent } from './on-stream-event.decorator';

type StandingEvent = UserBannedEvent | UserDeactivatedEvent | UserReactivatedEvent | UserUnbannedEvent;

/** Events come from outside: one about nobody is no reason to have it sent again. */
type OfUser<Event extends { user: unknown }> = Omit<Event, 'user'> & Partial<Pick<Event, 'user'>>;

/** Which app's event it is. */
type AppOfEvent = Pick<ReceivedEvent, 'apiKey'>;

/** Lets the guard and the clients of the app know at once what Stream tells of users, in the process that gets the event. */
@Injectable()
export class UserStandingEvents {
  constructor(
    @Optional() @Inject(USER_STANDINGS) private readonly standings?: UserStandings,
    @Optional() @Inject(WebhookApps) private readonly apps?: WebhookApps,
  ) {}

  @OnStreamEvent(['user.banned', 'user.unbanned', 'user.deactivated', 'user.reactivated'])
  changed({ user }: OfUser<StandingEvent>, app?: AppOfEvent): void {
    if (user) this.#changed(user.id, app);
  }

  @OnStreamEvent('user.updated')
  updated({ user }: OfUser<UserUpdatedEvent>, app?: AppOfEvent): void {
    if (user) this.#changed(user.id, app, user.revoke_tokens_issued_before);
  }

  @OnStreamEvent('user.deleted')
  deleted({ user, created_at }: OfUser<UserDeletedEvent>, app?: AppOfEvent): void {
    if (!user) return;
    this.standings?.deleted(user.id, created_at.getTime());
    this.#tellClients(app, { userId: user.id, kind: 'deleted', at: created_at });
  }

  #changed(userId: string, app: AppOfEvent | undefined, before?: Date): void {
    this.standings?.forget(userId);
    this.#tellClients(app, { userId, kind: 'changed' }, before);
  }

  #tellClients(app: AppOfEvent | undefined, change: UserChange, before?: Date): void {
    for (const client of this.apps?.find(app?.apiKey)?.clients ?? []) client.userChanged(change, before);
  }
}
