import { Inject, Module, type NestModule } from '@nestjs/common';
import { RouteConflictsCheck } from './route-conflicts.check';

/** Runs the check once for an app, however many modules with routes import it. */
@Module({ providers: [RouteConflictsCheck] })
export class RouteConflictsModule implements NestModule {
  constructor(@Inject(RouteConflictsCheck) private readonly conflicts: RouteConflictsCheck) {}

  /** Runs when the host has made its global prefix, and before there are routes. */
  configure(): void {
    this.conflicts.run();
  }
}
