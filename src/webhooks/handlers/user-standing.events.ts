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
import type { UserChange } from '../../stream/users/user-changes';
import type { ReceivedEvent } from '../delivery/received-event';
import { WebhookApps } from '../receiver/webhook-apps';
import { OnStreamEvent } from './on-stream-event.decorator';

type StandingEvent = UserBannedEvent | UserDeactivatedEvent | UserReactivatedEvent | UserUnbannedEvent;

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
  changed({ user }: StandingEvent, app?: AppOfEvent): void {
    this.standings?.forget(user.id);
    this.#tellClients(app, { userId: user.id, kind: 'changed' });
  }

  @OnStreamEvent('user.updated')
  updated({ user }: UserUpdatedEvent, app?: AppOfEvent): void {
    this.standings?.forget(user.id);
    this.#tellClients(app, { userId: user.id, kind: 'changed' }, user.revoke_tokens_issued_before);
  }

  @OnStreamEvent('user.deleted')
  deleted({ user, created_at }: UserDeletedEvent, app?: AppOfEvent): void {
    this.standings?.deleted(user.id, created_at.getTime());
    this.#tellClients(app, { userId: user.id, kind: 'deleted', at: created_at });
  }

  #tellClients(app: AppOfEvent | undefined, change: UserChange, before?: Date): void {
    for (const client of this.apps?.find(app?.apiKey)?.clients ?? []) client.userChanged(change, before);
  }
}
