import { Inject, Injectable, Optional } from '@nestjs/common';
import { USER_STANDINGS, type UserStandings } from '../../access/standing/user-standings';
import type {
  UserBannedEvent,
  UserDeactivatedEvent,
  UserDeletedEvent,
  UserReactivatedEvent,
  UserUnbannedEvent,
} from '../../stream/models/events/user-events';
import { OnStreamEvent } from './on-stream-event.decorator';

type StandingEvent = UserBannedEvent | UserDeactivatedEvent | UserReactivatedEvent | UserUnbannedEvent;

/** Lets the guard know at once what Stream tells of users, in the process that gets the event. */
@Injectable()
export class UserStandingEvents {
  constructor(@Optional() @Inject(USER_STANDINGS) private readonly standings?: UserStandings) {}

  @OnStreamEvent(['user.banned', 'user.unbanned', 'user.deactivated', 'user.reactivated'])
  changed({ user }: StandingEvent): void {
    this.standings?.forget(user.id);
  }

  @OnStreamEvent('user.deleted')
  deleted({ user, created_at }: UserDeletedEvent): void {
    this.standings?.deleted(user.id, created_at.getTime());
  }
}
