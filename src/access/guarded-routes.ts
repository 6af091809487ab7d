import { Inject, Injectable } from '@nestjs/common';
import { GUARDS_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { appRoutes, type AppRoute } from '../routes/app-routes';
import { AccessGuard } from './access.guard';

/** Finds the routes of the app that the `AccessGuard` guards, ours and the host's. */
@Injectable()
export class GuardedRoutes {
  constructor(@Inject(ModulesContainer) private readonly modules: ModulesContainer) {}

  all(): AppRoute[] {
    return appRoutes(this.modules).filter(({ handler, controller }) =>
      [handler, controller].some((place) => guardsOf(place).includes(AccessGuard)),
    );
  }
}

function guardsOf(place: object): readonly unknown[] {
  return (Reflect.getMetadata(GUARDS_METADATA, place) as unknown[] | undefined) ?? [];
}
